import { expect, it } from 'vitest';
import { boundsAround, Growing } from './grow';
import { countOf } from './mask';
import { rangeUnder, stroke } from './brush';
import { emptyMask } from './mask';

const series = { columns: 60, rows: 50, count: 20 };
const spacing = { column: 1, row: 1, slice: 2 };
/** A ball of 10 mm at 80 in tissue of 20, and another that touches nothing of it. */
const ball = (x: number, y: number, z: number, to: [number, number, number], radius: number) => Math.hypot(x - to[0], y - to[1], (z - to[2]) * 2) <= radius;
const value = (x: number, y: number, z: number) => (ball(x, y, z, [30, 25, 10], 10) || ball(x, y, z, [50, 40, 10], 5) ? 80 : 20);
const slice = (z: number, from = value) => Float32Array.from({ length: 3000 }, (_, at) => from(at % 60, Math.floor(at / 60), z));
const seed: [number, number, number] = [30, 25, 10];

function whole(reach = 100, most = 100_000) {
  const bounds = boundsAround(seed, series, spacing, reach, most);
  const growing = new Growing(bounds, series, seed);
  for (let z = bounds.first; z <= bounds.last; z++) {
    const values = slice(z);
    growing.put(z, Float32Array.from({ length: bounds.width * bounds.height }, (_, at) => values[(bounds.top + Math.floor(at / bounds.width)) * 60 + bounds.left + (at % bounds.width)]!));
  }
  return growing;
}

it('takes exactly the ball that the seed is in, and not the one beside it', () => {
  let voxels = 0;
  for (let z = 0; z < 20; z++) for (let y = 0; y < 50; y++) for (let x = 0; x < 60; x++) if (ball(x, y, z, [30, 25, 10], 10)) voxels++;
  const grown = whole().grow(60, 100);
  expect(grown).toMatchObject({ voxels, leaks: false, waitsFor: [] });
  expect([...grown.masks.keys()].sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  expect([...grown.masks.values()].reduce((sum, mask) => sum + countOf(mask), 0)).toBe(voxels);
});

it('says that it leaks when it fills the tissue around, comes to its bounds, or takes too much', () => {
  expect(whole(12).grow(60, 100).leaks).toBe(false);
  expect(whole(12).grow(0, 100).leaks).toBe(true);
  expect(whole(5).grow(60, 100).leaks).toBe(true);
  expect(whole(100, 200).grow(60, 100).leaks).toBe(true);
  expect(whole().grow(0, 100)).toMatchObject({ leaks: false, voxels: 60_000 });
});

it('names the slices that it waits for, and goes on when they come', () => {
  const growing = new Growing(boundsAround(seed, series, spacing, 100, 100_000), series, seed);
  expect(growing.grow(60, 100)).toMatchObject({ voxels: 0, waitsFor: [10] });
  growing.put(10, slice(10));
  expect(growing.grow(60, 100).waitsFor.sort((a, b) => a - b)).toEqual([9, 11]);
  for (let z = 0; z < 20; z++) growing.put(z, slice(z));
  expect(growing.grow(60, 100).waitsFor).toEqual([]);
});

it('does not grow over corners and edges', () => {
  const growing = new Growing({ left: 0, top: 0, width: 2, height: 2, first: 0, last: 1, most: 100 }, { columns: 2, rows: 2, count: 2 }, [0, 0, 0]);
  growing.put(0, [9, 0, 0, 9]);
  growing.put(1, [0, 9, 9, 0]);
  expect(growing.grow(5, 10).voxels).toBe(1);
});

it('always has its seed, so that a range that leaves it out shows where it began', () => {
  expect(whole().grow(200, 300)).toMatchObject({ voxels: 1 });
});

const thin = { column: 0.5, row: 2 };
it('paints a circle in mm, which is an ellipse of pixels', () => {
  const mask = emptyMask(0, 0, 100, 50);
  stroke(mask, [50, 25], [50, 25], { radius: 8, paints: true }, thin);
  expect(countOf(mask) * 0.5 * 2).toBeCloseTo(Math.PI * 64, -1);
  const across = Array.from({ length: 100 }, (_, x) => mask.bits[25 * 100 + x]!).reduce((sum, bit) => sum + bit, 0);
  expect(across).toBe(32);
});

it('paints without gaps along a fast stroke, takes out again, and is never less than a pixel', () => {
  const mask = emptyMask(0, 0, 100, 50);
  stroke(mask, [10, 25], [90, 25], { radius: 1, paints: true }, { column: 1, row: 1 });
  expect(Array.from({ length: 80 }, (_, x) => mask.bits[25 * 100 + 10 + x]).every((bit) => bit === 1)).toBe(true);
  stroke(mask, [0, 25], [100, 25], { radius: 3, paints: false }, { column: 1, row: 1 });
  expect(countOf(mask)).toBe(0);
  stroke(mask, [20.1, 20.1], [20.1, 20.1], { radius: 0.01, paints: true }, { column: 1, row: 1 });
  expect(countOf(mask)).toBe(1);
});

it('paints only what has a value of the range, and knows the range of the tissue under it', () => {
  const values = slice(10);
  const mask = emptyMask(0, 0, 60, 50);
  stroke(mask, [30, 25], [30, 25], { radius: 20, paints: true, only: { values, low: 60, high: 100 } }, { column: 1, row: 1 });
  mask.bits.forEach((bit, at) => bit && expect(values[at]).toBe(80));
  expect(countOf(mask)).toBeGreaterThan(250);
  expect(rangeUnder(values, 60, 50, [30, 25], 3, { column: 1, row: 1 })).toEqual({ low: 80, high: 80 });
});
