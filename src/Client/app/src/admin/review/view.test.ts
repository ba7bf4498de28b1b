import { expect, it } from 'vitest';
import { centreOf, panned, viewBoxOf, whole, zoomed } from './view';

const size = { columns: 400, rows: 200 };

it('zooms about a point, which stays where it is', () => {
  const about = { x: 300, y: 50 };
  const close = zoomed(whole, 4, about, size);
  expect((about.x - close.x) / (size.columns / close.zoom)).toBeCloseTo(300 / 400);
  expect((about.y - close.y) / (size.rows / close.zoom)).toBeCloseTo(50 / 200);
  expect(zoomed(close, 1 / 4, about, size)).toEqual(whole);
});

it('never shows what lies outside the image, and has limits', () => {
  expect(panned(zoomed(whole, 2, { x: 0, y: 0 }, size), 100, 100, size)).toEqual({ zoom: 2, x: 0, y: 0 });
  expect(panned(zoomed(whole, 2, { x: 0, y: 0 }, size), -999, -999, size)).toEqual({ zoom: 2, x: 200, y: 100 });
  expect(zoomed(whole, 0.1, { x: 9, y: 9 }, size)).toEqual(whole);
  expect(zoomed(whole, 1000, { x: 0, y: 0 }, size).zoom).toBe(16);
});

it('says what is in sight', () => {
  expect(viewBoxOf(whole, size)).toBe('0 0 400 200');
  expect(centreOf(zoomed(whole, 2, { x: 0, y: 0 }, size), size)).toEqual({ x: 100, y: 50 });
});
