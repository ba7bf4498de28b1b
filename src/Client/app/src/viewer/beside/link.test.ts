import { expect, it } from 'vitest';
import type { ImagePlane, PatientPoint } from '../coordinates';
import { moved, nearestSlice, noShift, shiftTo } from './link';

const stack = (count: number, step: PatientPoint, rowCosines: PatientPoint, columnCosines: PatientPoint, first: PatientPoint = [0, 0, 0]): ImagePlane[] =>
  Array.from({ length: count }, (_, z) => ({ position: first.map((value, k) => value + z * step[k]!) as PatientPoint, rowCosines, columnCosines, rowSpacing: 0.8, columnSpacing: 0.5 }));

const axial = stack(40, [0, 0, 5], [1, 0, 0], [0, 1, 0], [-100, -100, -50]);
const thin = stack(400, [0, 0, 0.7], [1, 0, 0], [0, 1, 0], [-80, -120, -40]);
const downwards = stack(40, [0, 0, -5], [1, 0, 0], [0, 1, 0], [-100, -100, 145]);
const coronal = stack(100, [0, 2, 0], [1, 0, 0], [0, 0, -1], [-100, -90, 150]);
const [c, s] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
const oblique = stack(60, [0, -3 * s, 3 * c], [1, 0, 0], [0, c, s]);

it.each([
  ['the same spacing', axial, [10, 20, -50 + 5 * 17], 17],
  ['between two slices, the nearer', axial, [10, 20, -50 + 5 * 17 + 2.4], 17],
  ['finer slices', thin, [0, 0, 33], Math.round(73 / 0.7)],
  ['slices the other way round', downwards, [3, 4, 145 - 5 * 11], 11],
  ['a plane across', coronal, [40, 10, 99], 50],
  ['an oblique plane: the distance counts along its normal', oblique, [7, 12 * c - 30 * s, 12 * s + 30 * c], 10],
  ['above the last', axial, [0, 0, 900], 39],
  ['below the first', axial, [0, 0, -900], 0],
] as [string, ImagePlane[], PatientPoint, number][])('finds the nearest slice with %s', (_, planes, point, slice) => {
  expect(nearestSlice(planes, point)).toBe(slice);
});

it('keeps two stacks of other frames together from where they were linked, both ways', () => {
  const here: PatientPoint = [5, 6, 20];
  const shift = shiftTo(thin, 300, here);
  expect(nearestSlice(thin, moved(here, shift, 1))).toBe(300);
  expect(nearestSlice(thin, moved([5, 6, 27], shift, 1))).toBe(310);
  expect(nearestSlice(axial, moved(thin[300]!.position, shift, -1))).toBe(14);
  expect(moved(here, noShift, 1)).toEqual(here);
});
