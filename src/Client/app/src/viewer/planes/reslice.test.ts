import { describe, expect, it } from 'vitest';
import { cross, type ImagePlane, type PatientPoint } from '../coordinates';
import { reslice, type Cut, type SliceValues } from './reslice';
import { placeOf, sliceAt, volumeOf } from './volume';

/** A value that is linear in the patient: a trilinear cut gives it back exactly, wherever it is laid. */
const truth = ([x, y, z]: PatientPoint) => 3 * x - 2 * y + 5 * z + 7;
const size = { columns: 20, rows: 16 };

function stack(positions: PatientPoint[], row: PatientPoint, column: PatientPoint, rowSpacing = 2, columnSpacing = 0.5) {
  const planes: ImagePlane[] = positions.map((position) => ({ position, rowCosines: row, columnCosines: column, rowSpacing, columnSpacing }));
  const slices: SliceValues[] = planes.map((plane) => ({
    slope: 2,
    intercept: -10,
    stored: Float64Array.from({ length: size.columns * size.rows }, (_, at) => {
      const [i, j] = [at % size.columns, Math.floor(at / size.columns)];
      return (truth([0, 1, 2].map((k) => plane.position[k]! + i * columnSpacing * row[k]! + j * rowSpacing * column[k]!) as PatientPoint) + 10) / 2;
    }),
  }));
  return { planes, slices, volume: volumeOf(planes, size.columns, size.rows)! };
}

const cutAt = (origin: PatientPoint, right: PatientPoint, down: PatientPoint, more: Partial<Cut> = {}): Cut => ({ origin, right, down, step: 0.7, width: 5, height: 4, thickness: 0, kind: 'max', ...more });

function expectTruth(cut: Cut, values: Float32Array): void {
  values.forEach((value, at) => {
    const [u, v] = [at % cut.width, Math.floor(at / cut.width)];
    const point = [0, 1, 2].map((k) => cut.origin[k]! + cut.step * (u * cut.right[k]! + v * cut.down[k]!)) as PatientPoint;
    expect(value).toBeCloseTo(truth(point), 3);
  });
}

const axial = stack([0, 3, 6, 9, 12].map((z) => [-5, -8, z]), [1, 0, 0], [0, 1, 0]);
const s = Math.SQRT1_2;

describe('a cut through a volume', () => {
  it('has the values of its points in coronal, sagittal and slanting planes of anisotropic voxels', () => {
    for (const [right, down] of [[[1, 0, 0], [0, 0, 1]], [[0, 1, 0], [0, 0, 1]], [[s, s, 0], [0, 0, 1]]] as [PatientPoint, PatientPoint][]) {
      const cut = cutAt([-3, -2, 1], right, down);
      expectTruth(cut, reslice(axial.volume, axial.slices, cut));
    }
  });

  it('stays right in a series that is oblique itself', () => {
    const [row, column] = [[s, s, 0], [0, 0, -1]] as PatientPoint[];
    const normal = cross(row!, column!);
    const oblique = stack([0, 1, 2, 3, 4, 5].map((k) => [0, 1, 2].map((at) => 10 + 1.5 * k * normal[at]!) as PatientPoint), row!, column!);
    const middle = [0, 1, 2].map((at) => 10 + 3 * row![at]! + 8 * column![at]! + 3 * normal[at]!) as PatientPoint;
    const cut = cutAt(middle, [1, 0, 0], [0, 1, 0], { width: 3, height: 3, step: 0.4 });
    expectTruth(cut, reslice(oblique.volume, oblique.slices, cut));
  });

  it('goes by the places of the slices where a slice is missing in the series', () => {
    const uneven = stack([0, 3, 9, 12].map((z) => [-5, -8, z]), [1, 0, 0], [0, 1, 0]);
    const cut = cutAt([-3, -2, 3.5], [1, 0, 0], [0, 0, 1], { step: 1.2 });
    expectTruth(cut, reslice(uneven.volume, uneven.slices, cut));
    expect(sliceAt(uneven.volume, 6)).toBeCloseTo(1.5, 12);
  });

  it('straightens the stack of a tilted gantry', () => {
    const tilted = stack([0, 1, 2, 3, 4].map((k) => [-5, -8 + 0.8 * k, 3 * k]), [1, 0, 0], [0, 1, 0]);
    const cut = cutAt([-3, 2, 2], [1, 0, 0], [0, 0, 1]);
    const values = reslice(tilted.volume, tilted.slices, cut);
    expectTruth(cut, values);
  });

  it('takes most, least or mean through a slab about the plane', () => {
    const [right, down] = [[1, 0, 0], [0, 0, 1]] as [PatientPoint, PatientPoint];
    const thick = (kind: Cut['kind']) => reslice(axial.volume, axial.slices, cutAt([-3, 4, 1], right, down, { thickness: 6, kind }))[0]!;
    expect(thick('max')).toBeCloseTo(truth([-3, 1, 1]), 3);
    expect(thick('min')).toBeCloseTo(truth([-3, 7, 1]), 3);
    expect(thick('mean')).toBeCloseTo(truth([-3, 4, 1]), 3);
  });

  it('is not a number outside the volume and where a slice has not arrived', () => {
    const cut = cutAt([-3, -2, 1], [1, 0, 0], [0, 0, 1], { step: 3 });
    const missing = axial.slices.map((slice, index) => (index === 2 ? null : slice));
    expect(reslice(axial.volume, missing, { ...cut, origin: [-3, -2, 5] })[0]).toBeNaN();
    expect(reslice(axial.volume, axial.slices, { ...cut, origin: [-3, -2, 13.6] })[0]).toBeNaN();
    expect(reslice(axial.volume, axial.slices, { ...cut, origin: [-3, -2, 13.4] })[0]).not.toBeNaN();
  });
});

describe('what is a volume', () => {
  const plane = axial.planes[0]!;
  it('is not: two slices, two at one place, slices that are not parallel', () => {
    expect(volumeOf(axial.planes.slice(0, 2), 4, 4)).toBeNull();
    expect(volumeOf([...axial.planes, axial.planes[4]!], 4, 4)).toBeNull();
    expect(volumeOf([...axial.planes.slice(0, 4), { ...axial.planes[4]!, rowCosines: [0.9, 0.4359, 0] }], 4, 4)).toBeNull();
  });

  it('knows a point by its slice also when slices run downwards', () => {
    const down = volumeOf([12, 9, 6, 3, 0].map((z) => ({ ...plane, position: [0, 0, z] as PatientPoint })), 4, 4)!;
    expect(sliceAt(down, placeOf(down, [40, 40, 4.5]))).toBeCloseTo(2.5, 12);
  });
});
