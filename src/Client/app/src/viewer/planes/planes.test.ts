import { describe, expect, it } from 'vitest';
import type { ImagePlane, PatientPoint } from '../coordinates';
import { crossings, distanceTo } from './crossings';
import { fromPane, lineOf, otherPlanes, paneView, patientPlanes, pinchedShift, toPane } from './planesOf';
import { volumeOf } from './volume';

const [axial, coronal, sagittal] = patientPlanes as [(typeof patientPlanes)[0], (typeof patientPlanes)[0], (typeof patientPlanes)[0]];
const planes = (row: PatientPoint, column: PatientPoint, step: PatientPoint): ImagePlane[] =>
  [0, 1, 2, 3].map((k) => ({ position: step.map((value) => value * k) as PatientPoint, rowCosines: row, columnCosines: column, rowSpacing: 1, columnSpacing: 1 }));
const volume = volumeOf(planes([1, 0, 0], [0, 1, 0], [0, 0, 5]), 100, 80)!;

describe('the other planes', () => {
  it('are coronal and sagittal for axial slices, and all three where the slices slant', () => {
    const s = Math.SQRT1_2;
    expect(otherPlanes(volume, false).map(({ name }) => name)).toEqual(['coronal', 'sagittal']);
    expect(otherPlanes(volumeOf(planes([1, 0, 0], [0, s, -s], [0, 5 * s, 5 * s]), 100, 80)!, false)).toHaveLength(3);
    expect(otherPlanes(volume, true)).toHaveLength(3);
  });

  it('show the volume in its true proportions, from one voxel edge to the other', () => {
    const view = paneView(volume, coronal, 220, 120, 1, [0, 0, 0]);
    const [left, top] = toPane(view, coronal, [-0.5, 0, 17.5]);
    const [right, bottom] = toPane(view, coronal, [99.5, 0, -2.5]);
    expect([(right - left) / (bottom - top), left + right, top + bottom]).toEqual([5, 220, 120].map((value) => expect.closeTo(value, 9) as number));
  });

  it('give back the point that a place on the pane came from', () => {
    const view = paneView(volume, sagittal, 300, 200, 3, [40, 30, 8]);
    const on: PatientPoint = [40, 30, 8];
    const point = fromPane(view, sagittal, [37, 141], on);
    expect(point[0]).toBeCloseTo(40, 12);
    const [x, y] = toPane(view, sagittal, point);
    expect(x).toBeCloseTo(37, 9);
    expect(y).toBeCloseTo(141, 9);
  });

  it('keep what two fingers hold under them', () => {
    const [about, size]: [PatientPoint, readonly [number, number]] = [[40, 30, 8], [300, 200]];
    const held = paneView(volume, sagittal, ...size, 2, about, [3, -1]);
    const point = fromPane(held, sagittal, [100, 60], about);
    const view = paneView(volume, sagittal, ...size, 3, about, pinchedShift(held, [3, -1], size, [100, 60], [140, 90], 1.5));
    const [x, y] = toPane(view, sagittal, point);
    expect(x).toBeCloseTo(140, 9);
    expect(y).toBeCloseTo(90, 9);
  });

  it('cut each other in a line', () => {
    expect(lineOf([0, 0, 1], [0, 1, 0])!.map(Math.abs)).toEqual([1, 0, 0]);
    expect(lineOf([0, 0, 1], [0, 0, -1])).toBeNull();
  });
});

describe('a mark in another plane', () => {
  const square = { points: [[0, 0, 5], [10, 0, 5], [10, 10, 5], [0, 10, 5]] as PatientPoint[], closed: true, colour: '' };
  it('is the stretch inside its outline', () => {
    const [stretch] = crossings(square, [0, 1, 0], [0, 4, 0]);
    expect(stretch!.map(([x, y, z]) => [x, y, z]).sort((a, b) => a[0]! - b[0]!)).toEqual([[0, 4, 5], [10, 4, 5]]);
    expect(crossings(square, [0, 1, 0], [0, 12, 0])).toEqual([]);
    expect(distanceTo(square, [0, 1, 0], [0, 12, 0])).toBe(2);
  });

  it('is two stretches where the outline bends back', () => {
    const bay = { ...square, points: [[0, 0, 5], [10, 0, 5], [10, 10, 5], [6, 10, 5], [6, 5, 5], [4, 5, 5], [4, 10, 5], [0, 10, 5]] as PatientPoint[] };
    expect(crossings(bay, [0, 1, 0], [0, 8, 0])).toHaveLength(2);
  });

  it('is a point where a line crosses', () => {
    expect(crossings({ ...square, points: [[0, 0, 5], [10, 10, 5]], closed: false }, [0, 1, 0], [0, 4, 0])).toEqual([[[4, 4, 5], [4, 4, 5]]]);
  });
});

it('axial slices are seen from the feet', () => {
  expect(axial.right).toEqual([1, 0, 0]);
});
