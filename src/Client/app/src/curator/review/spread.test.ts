import { expect, it } from 'vitest';
import type { FeatureRow } from '../../api/contract';
import { spreadOf, spreadRange } from './spread';

const row = (consensus: number | null, byReader: Record<string, number | null>): FeatureRow => ({
  tag: 't', ibsi: 'Q4LE', name: 'Mean', unit: 'HU', consensus, byReader, mean: null, coefficientOfVariation: null, undefined: null,
});

it('says readers as shares of the consensus, also of a negative one', () => {
  expect(spreadOf(row(-10, { a: -12, b: -10, c: null }))).toEqual([{ pseudonym: 'a', relative: -0.2 }, { pseudonym: 'b', relative: 0 }]);
});
it('has no spread where the consensus is missing or 0', () => {
  expect([spreadOf(row(null, { a: 1 })), spreadOf(row(0, { a: 1 }))]).toEqual([null, null]);
});
it('takes one range for all rows and lets a single wild point stand at its edge', () => {
  const steady = Array.from({ length: 19 }, () => row(100, { a: 104 }));
  expect(spreadRange([...steady, row(1, { a: 90 })])).toBe(0.05);
  expect(spreadRange([row(100, { a: 140 })])).toBe(0.5);
  expect(spreadRange([])).toBe(0.05);
});
