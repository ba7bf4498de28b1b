import { expect, it } from 'vitest';
import type { ImagePoint } from '../../api/contract';
import { inHandWords } from './inHand';
import type { Figure } from './tools/figure';

/** Pixels 0.5 mm wide and 2 mm high. */
const sheet = { columns: 400, rows: 100, spacing: { column: 0.5, row: 2 } };
const bare = { columns: 400, rows: 100, spacing: { column: 1, row: 1 } };
const figure = (kind: Figure['kind'], ...points: ImagePoint[]): Figure => ({ kind, points });

it.each([
  ['length', figure('length', [10, 10], [70, 30]), '≈ 50.0 mm'],
  ['both axes', figure('bidirectional', [0, 0], [80, 0], [40, -5], [40, 5]), '≈ 40.0 × 20.0 mm'],
  ['an angle of the patient, not of the pixels', figure('angle', [80, 0], [0, 0], [80, 20]), '≈ 45.0°'],
  ['an ellipse', figure('ellipse', [0, 20], [80, 20], [40, 15], [40, 25]), `≈ ${Math.round(Math.PI * 200)} mm²`],
  ['a circle', figure('circle', [100, 50], [120, 50]), `≈ ${Math.round(Math.PI * 100)} mm²`],
  ['a rectangle', figure('rectangle', [0, 0], [40, 0], [40, 10], [0, 10]), '≈ 400 mm²'],
  ['an outline', figure('contour', [0, 0], [40, 0], [0, 10]), '≈ 200 mm²'],
] as [string, Figure, string][])('measures %s in the patient', (_, drawn, words) => {
  expect(inHandWords(drawn, sheet, true)).toBe(words);
});

it('tells pixels where they have no size, and nothing of what has no number yet', () => {
  expect(inHandWords(figure('length', [0, 0], [30, 40]), bare, false)).toBe('≈ 50.0 px');
  expect(inHandWords(figure('rectangle', [0, 0], [10, 0], [10, 5], [0, 5]), bare, false)).toBe('≈ 50.0 px²');
  for (const drawn of [figure('angle', [0, 0], [1, 1]), figure('contour', [0, 0]), figure('point', [1, 1]), figure('arrow', [0, 0], [5, 5]), figure('region')]) expect(inHandWords(drawn, sheet, true)).toBeNull();
});
