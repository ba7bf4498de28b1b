import { describe, expect, it } from 'vitest';
import { decoded, entropy, onSlice, votesAt } from './votes';

const votes = decoded({ readers: 5, x: 10, y: 20, z: 3, columns: 3, rows: 2, slices: 2, votes: btoa(String.fromCharCode(0, 1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 0)) });

describe('votes', () => {
  it('lie in the grid of the case: columns fastest, then rows, then slices', () => {
    expect([...onSlice(votes, 3)!]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(votesAt(votes, 3, [12.5, 20.5])).toBe(2);
    expect(votesAt(votes, 3, [10.01, 21.99])).toBe(3);
    expect(votesAt(votes, 4, [12.5, 21.5])).toBe(0);
    expect(votesAt(votes, 4, [10.5, 20.5])).toBe(5);
  });

  it('are nobody’s outside of their box', () => {
    expect([onSlice(votes, 2), onSlice(votes, 5)]).toEqual([null, null]);
    expect([votesAt(votes, 3, [9.9, 20.5]), votesAt(votes, 3, [13, 20.5]), votesAt(votes, 3, [12.5, 22]), votesAt(votes, 2, [12.5, 20.5])]).toEqual([0, 0, 0, 0]);
  });

  it('that do not fill their box are refused', () => {
    expect(() => decoded({ readers: 2, x: 0, y: 0, z: 0, columns: 2, rows: 2, slices: 1, votes: btoa('abc') })).toThrow();
  });
});

it('entropy is one bit where half of the readers agree, and none where all do', () => {
  expect([entropy(0), entropy(1), entropy(0.5)]).toEqual([0, 0, 1]);
  expect(entropy(0.6)).toBeCloseTo(0.971, 3);
  expect(entropy(0.2)).toBeCloseTo(entropy(0.8), 12);
});
