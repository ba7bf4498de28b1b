import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../../api/contract';
import { area, isInside } from '../../../viewer/contour';
import { distance, type Sheet } from '../millimetres';
import { circleForm } from './circle';
import { ellipseForm } from './ellipse';
import { movedBy } from './edit';
import { linesOf } from './forms';
import { contourForm } from './freehand';
import { rectangleForm } from './rectangle';
import { curve } from './spline';

/** Pixels four times as high as wide: what is round in the patient is not in the image. */
const sheet: Sheet = { columns: 200, rows: 100, spacing: { column: 0.5, row: 2 } };
const right = ([a, b, c, d]: ImagePoint[]) => (b![0] - a![0]) * (d![0] - c![0]) * 0.25 + (b![1] - a![1]) * (d![1] - c![1]) * 4;

describe('an ellipse', () => {
  const drawn = { kind: 'ellipse' as const, points: [[40, 30], [40, 60], [20, 45], [60, 45]] as ImagePoint[] };

  it('keeps its axes at right angles in mm and each other\'s middle, whichever end is pulled', () => {
    for (const [handle, to] of [[0, [50, 20]], [1, [30, 70]], [2, [10, 40]], [3, [90, 50]]] as [number, ImagePoint][]) {
      const { points } = ellipseForm.settled!(ellipseForm.pulled(drawn, handle, to, sheet), sheet)!;
      const [a, b, c, d] = points as [ImagePoint, ImagePoint, ImagePoint, ImagePoint];
      expect(right(points)).toBeCloseTo(0, 9);
      expect([a[0] + b[0], a[1] + b[1]]).toEqual([expect.closeTo(c[0] + d[0], 9), expect.closeTo(c[1] + d[1], 9)]);
      expect(distance(a, b, sheet.spacing)).toBeGreaterThanOrEqual(distance(c, d, sheet.spacing));
    }
  });

  it('has no longer minor axis than the image has room for, on both sides', () => {
    const tall = { kind: 'ellipse' as const, points: [[10, 40], [190, 40], [100, 36], [100, 44]] as ImagePoint[] };
    const wide = ellipseForm.settled!(ellipseForm.pulled(tall, 0, [10, 2], sheet), sheet)!;
    expect(wide.points.every(([x, y]) => x >= 0 && y >= 0 && x <= 200 && y <= 100)).toBe(true);
    expect(right(wide.points)).toBeCloseTo(0, 9);
  });

  it('is nothing without an extent', () => {
    expect(ellipseForm.settled!({ kind: 'ellipse', points: [[10, 10], [30, 10], [20, 10], [20, 10]] }, sheet)).toBeNull();
  });
});

describe('a circle', () => {
  const circle = { kind: 'circle' as const, points: [[100, 50], [120, 50]] as ImagePoint[] };

  it('is round in mm, so that it is an ellipse of pixels', () => {
    const [line] = circleForm.lines(circle, sheet);
    for (const point of line!.points) expect(distance(point, [100, 50], sheet.spacing)).toBeCloseTo(10, 9);
    expect(Math.max(...line!.points.map(([, y]) => y))).toBeCloseTo(55, 9);
  });

  it('moves as a whole by its centre, and no farther than the image', () => {
    expect(circleForm.pulled(circle, 0, [150, 20], sheet).points).toEqual([[150, 20], [170, 20]]);
    expect(circleForm.pulled(circle, 0, [195, 50], sheet).points).toEqual([[180, 50], [200, 50]]);
  });
});

describe('a rectangle', () => {
  it('leaves the corner across where it is and its own corners in order', () => {
    const box = { kind: 'rectangle' as const, points: [[10, 10], [30, 10], [30, 20], [10, 20]] as ImagePoint[] };
    expect([0, 1, 2, 3].map((corner) => rectangleForm.pulled(box, corner, [40, 40], sheet).points)).toEqual([
      [[40, 40], [30, 40], [30, 20], [40, 20]],
      [[10, 40], [40, 40], [40, 20], [10, 20]],
      [[10, 10], [40, 10], [40, 40], [10, 40]],
      [[40, 10], [30, 10], [30, 40], [40, 40]],
    ]);
  });
});

describe('a smooth contour', () => {
  const knots: ImagePoint[] = [[40, 20], [80, 25], [90, 60], [50, 70], [30, 45]];

  it('goes through its knots in their order', () => {
    const points = curve(knots, sheet);
    const at = knots.map(([x, y]) => points.findIndex((point) => point[0] === x && point[1] === y));
    expect(at[0]).toBe(0);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('is near the circle that its knots lie on', () => {
    const round: ImagePoint[] = Array.from({ length: 12 }, (_, i) => [100 + 40 * Math.cos((i * Math.PI) / 6), 50 + 10 * Math.sin((i * Math.PI) / 6)]);
    const radii = curve(round, sheet).map((point) => distance(point, [100, 50], sheet.spacing));
    expect(Math.max(...radii.map((radius) => Math.abs(radius - 20)))).toBeLessThan(0.1);
  });

  it('follows a knot that is pulled, as a polygon follows its corner', () => {
    const spline = { kind: 'contour' as const, points: curve(knots, sheet), knots };
    const pulled = contourForm.settled!(contourForm.pulled(spline, 2, [100, 70], sheet), sheet)!;
    expect(pulled.knots![2]).toEqual([100, 70]);
    expect(pulled.points).toContainEqual([100, 70]);
    expect(pulled.points.length).toBeGreaterThan(pulled.knots!.length);
    const polygon = { kind: 'contour' as const, points: knots, knots };
    expect(contourForm.pulled(polygon, 0, [35, 15], sheet).points[0]).toEqual([35, 15]);
  });

  it('loses the smaller loop where a polygon crosses itself, and keeps only corners that it still has', () => {
    const bow: ImagePoint[] = [[10, 10], [60, 60], [60, 10], [20, 40]];
    const mended = contourForm.settled!({ kind: 'contour', points: bow, knots: bow }, sheet)!;
    expect(mended.knots).toEqual(mended.points);
    expect(area(mended.points)).toBeGreaterThan(100);
  });
});

it('moves a region by whole pixels and every mark no farther than the edge of the image', () => {
  const region = { kind: 'region' as const, points: [], outlines: [[[10, 10], [20, 10], [20, 20], [10, 20]]] as ImagePoint[][] };
  expect(movedBy(region, [3.4, -20], { sheet }).outlines).toEqual([[[13, 0], [23, 0], [23, 10], [13, 10]]]);
  expect(isInside(movedBy({ kind: 'contour', points: [[10, 10], [20, 10], [15, 20]] }, [0.5, 0.25], { sheet }).points, [15.5, 12])).toBe(true);
});

it('says where any mark lies by its lines, a point by itself', () => {
  const mark = { id: 'm', sopInstanceUid: '1', frame: 1 };
  expect(linesOf({ ...mark, kind: 'point', points: [[3, 4]] }, sheet)).toEqual([{ points: [[3, 4]], closed: false }]);
  expect(linesOf({ ...mark, kind: 'bidirectional', points: [[0, 0], [10, 0], [5, -2], [5, 2]] }, sheet).map(({ points }) => points)).toEqual([[[0, 0], [10, 0]], [[5, -2], [5, 2]]]);
});
