import { expect, it } from 'vitest';
import type { Code, Mark, Measurement } from '../../api/contract';
import { areCurrent, figures, headline, rest } from './measurements';
import { emptyReading, withFinding, withMark, withMarkChanged } from './reading';

const code = (value: string, meaning: string): Code => ({ value, scheme: 'SCT', meaning });
const number = (concept: Code, value: number, unit: string, markId: string | null = 'm', derivation: Code | null = null): Measurement => ({
  trackingUid: 'f', markId, concept, derivation, value, unit, calibration: 'pixelSpacing',
});
const measurements = [
  number(code('103339001', 'Long axis'), 21.44, 'mm'),
  number(code('103340004', 'Short axis'), 14.9, 'mm'),
  number(code('112031', 'Attenuation Coefficient'), 48.2, '[hnsf\'U]', 'm', code('373098007', 'Mean')),
  number(code('118565006', 'Volume'), 2361, 'mm3', null),
];
const measured = { measurements, notes: [] };
const mark: Mark = { id: 'm', kind: 'contour', sopInstanceUid: '1', frame: 1, points: [[0, 0], [1, 0], [1, 1]] };

it('says the two axes in one line', () => expect(headline(measured, { id: 'm', kind: 'bidirectional' })).toBe('21.4 × 14.9 mm'));
it('says the rest by its meaning', () => {
  expect(rest(measured, 'f', 'm')).toEqual(['Mean 48.2 HU']);
  expect(rest(measured, 'f', null)).toEqual(['Volume 2\u202f361 mm³']);
});
it('gives as many digits as can be used', () => expect([0.576, 9.87, 123.4, 1204.2].map(figures)).toEqual(['0.58', '9.9', '123', '1\u202f204']));

it('takes a number for current only while its mark is as it was', () => {
  const then = withMark(withFinding(emptyReading, 'f', 'Lesion'), 'f', mark);
  const moved = { ...mark, points: mark.points.map(([x, y]) => [x + 1, y] as [number, number]) };
  expect(areCurrent(mark, then)).toBe(true);
  expect(areCurrent(structuredClone(mark), then)).toBe(true);
  expect(areCurrent(moved, withMarkChanged(then, mark))).toBe(false);
  expect(areCurrent(mark, null)).toBe(false);
});
