import { expect, it } from 'vitest';
import { across, isWhole, moved, part, upwards, whole, zoomed } from './plotView';

it('enlarges about a place that stays where it is', () => {
  const view = zoomed(whole, 2, { x: 0.25, y: 0.5 }, 'x');
  expect(view.x).toEqual([0.125, 0.625]);
  expect(view.y).toEqual([0, 1]);
});
it('never shows more than the whole, nor moves beyond it', () => {
  expect(isWhole(zoomed(whole, 0.5, { x: 0.9, y: 0.9 }, 'xy'))).toBe(true);
  const half = zoomed(whole, 2, { x: 0, y: 0 }, 'xy');
  expect(moved(half, { x: -1, y: 5 })).toEqual({ x: [0, 0.5], y: [0.5, 1] });
});
it('counts from the left and from the top', () => {
  expect(across([0, 10], [0.1, 0.5])).toEqual([1, 5]);
  expect(upwards([0, 10], [0.1, 0.5])).toEqual([5, 9]);
});
it('shows at least one of things in a row', () => {
  expect(part(['a', 'b', 'c', 'd'], [0.25, 0.75])).toEqual(['b', 'c']);
  expect(part(['a'], [0.4, 0.401])).toEqual(['a']);
  expect(part(['a', 'b'], [0.9999, 1])).toEqual(['b']);
});
