import { expect, it } from 'vitest';
import { nearestMissing } from './prefetchOrder';

const order = (visible: number, count: number) => {
  const taken = new Set<number>();
  for (let next = nearestMissing(visible, count, (s) => taken.has(s)); next !== null; next = nearestMissing(visible, count, (s) => taken.has(s))) taken.add(next);
  return [...taken];
};

it('fetches outwards from the visible slice', () => expect(order(2, 6)).toEqual([2, 3, 1, 4, 0, 5]));
it('reaches every slice from an end', () => expect(order(0, 4)).toEqual([0, 1, 2, 3]));
it('says when nothing is missing', () => expect(nearestMissing(3, 5, () => true)).toBeNull());
