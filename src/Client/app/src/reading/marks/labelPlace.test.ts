import { expect, it } from 'vitest';
import { labelPlace } from './labelPlace';

const view = { matrix: [1, 0, 0, 1, 0, 0] as const, width: 1000, height: 800 };
const size = { width: 100, height: 30 };
const marks = { left: 400, right: 500, top: 300, bottom: 400 };

it('stands right of the marks', () => expect(labelPlace(size, marks, [], view)).toEqual({ left: 514, top: 335 }));
it('goes to the left where there is no room', () => expect(labelPlace(size, { ...marks, left: 860, right: 960 }, [], view)).toEqual({ left: 746, top: 335 }));
it('goes where it hides no other finding', () => {
  const right = { left: 510, right: 600, top: 300, bottom: 400 };
  expect(labelPlace(size, marks, [right], view)).toEqual({ left: 286, top: 335 });
});
it('never leaves the image', () => {
  const { left, top } = labelPlace(size, { left: -50, right: 1100, top: -50, bottom: 900 }, [], view);
  expect(left).toBeGreaterThan(0);
  expect(left + size.width).toBeLessThan(1000);
  expect(top + size.height).toBeLessThan(800);
});
