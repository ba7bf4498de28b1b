import { expect, it } from 'vitest';
import { edited, inside, moved, newId, redone, resized, spanned, suggestedEdits, undone } from './rectangles';

const size = { columns: 100, rows: 80 };
const area = { x: 10, y: 20, width: 30, height: 10, id: 0, suggested: false };

it('covers every pixel that is touched, from whichever corner it is drawn', () => {
  expect(spanned({ x: 10.9, y: 20.1 }, { x: 12.1, y: 22.9 }, size)).toEqual({ x: 10, y: 20, width: 3, height: 3 });
  expect(spanned({ x: 12.1, y: 22.9 }, { x: 10.9, y: 20.1 }, size)).toEqual({ x: 10, y: 20, width: 3, height: 3 });
});

it('is at least a pixel and never outside the image', () => {
  expect(spanned({ x: 5, y: 5 }, { x: 5, y: 5 }, size)).toEqual({ x: 5, y: 5, width: 1, height: 1 });
  expect(spanned({ x: -50, y: 79.5 }, { x: 500, y: 500 }, size)).toEqual({ x: 0, y: 79, width: 100, height: 1 });
  expect(spanned({ x: 300, y: -9 }, { x: 400, y: -5 }, size)).toEqual({ x: 99, y: 0, width: 1, height: 1 });
});

it('moves as a whole and stops at the edge', () => {
  expect(moved(area, 5, -3, size)).toMatchObject({ x: 15, y: 17, width: 30, height: 10 });
  expect(moved(area, 500, 500, size)).toMatchObject({ x: 70, y: 70, width: 30, height: 10 });
  expect(moved(area, -500, -500, size)).toMatchObject({ x: 0, y: 0 });
});

it('is resized at a side or a corner, and turns over', () => {
  expect(resized(area, { x: 1, y: 1 }, 5, 2, size)).toMatchObject({ x: 10, y: 20, width: 35, height: 12 });
  expect(resized(area, { x: -1, y: 0 }, -4, 50, size)).toMatchObject({ x: 6, y: 20, width: 34, height: 10 });
  expect(resized(area, { x: 1, y: 0 }, -35, 0, size)).toMatchObject({ x: 5, y: 20, width: 5, height: 10 });
});

it('brings a proposal inside and drops one that lies outside', () => {
  expect(inside({ x: -10, y: 70, width: 30, height: 30 }, size)).toEqual({ x: 0, y: 70, width: 20, height: 10 });
  expect(suggestedEdits([{ x: 200, y: 0, width: 5, height: 5 }, { x: 0, y: 0, width: 5, height: 5 }], size).areas).toEqual([{ x: 0, y: 0, width: 5, height: 5, id: 1, suggested: true }]);
});

it('undoes and redoes step by step; a new step forgets what was undone', () => {
  const start = suggestedEdits([{ x: 0, y: 0, width: 5, height: 5 }], size);
  const two = edited(edited(start, [...start.areas, area]), []);
  expect(two.areas).toEqual([]);
  const one = undone(two);
  expect(one.areas).toHaveLength(2);
  expect(undone(undone(one)).areas).toEqual(start.areas);
  expect(redone(one).areas).toEqual([]);
  expect(redone(edited(one, [area])).areas).toEqual([area]);
});

it('gives no id a second time, not even an undone one', () => {
  const start = suggestedEdits([], size);
  expect(newId(start)).toBe(0);
  expect(newId(undone(edited(start, [{ ...area, id: 7 }])))).toBe(8);
});
