import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../../api/contract';
import { pointAt, press } from '../../../viewer/byKeys/keyPointer';
import { area } from '../../../viewer/contour';
import { RedrawTool } from './RedrawTool';

const view = { matrix: [2, 0, 0, 2, 0, 0] as const, width: 400, height: 200 };
const at = ([x, y]: ImagePoint, slice = 4) => ({ point: [x, y] as ImagePoint, canvas: [2 * x, 2 * y] as ImagePoint, view, slice, reach: 9 });
const circle = (r: number, [cx, cy]: ImagePoint = [50, 50]): ImagePoint[] => Array.from({ length: 61 }, (_, index) => [cx + r * Math.cos((index * Math.PI) / 30), cy + r * Math.sin((index * Math.PI) / 30)]);

function hand() {
  const slices = new Map<number, ImagePoint[][]>();
  const tool = new RedrawTool({ size: { columns: 200, rows: 100 }, rings: (slice) => slices.get(slice) ?? [], put: (slice, rings) => void slices.set(slice, rings), hover: () => undefined });
  const draw = (points: ImagePoint[], slice = 4) => {
    tool.down(at(points[0]!, slice));
    for (const point of points.slice(1)) tool.move(at(point, slice));
    tool.up(at(points.at(-1)!, slice));
  };
  return { tool, draw, slices };
}

describe('redrawing', () => {
  it('makes one closed outline of a stroke, and another stroke elsewhere takes its place', () => {
    const { draw, slices } = hand();
    draw(circle(20));
    expect(area(slices.get(4)![0]!)).toBeCloseTo(Math.PI * 400, -2);
    draw(circle(8, [150, 50]));
    expect(slices.get(4)).toHaveLength(1);
    expect(area(slices.get(4)![0]!)).toBeLessThan(220);
    draw(circle(10), 5);
    expect([...slices.keys()]).toEqual([4, 5]);
  });

  it('corrects the outline that a stroke begins on', () => {
    const { draw, slices } = hand();
    draw(circle(20));
    const before = area(slices.get(4)![0]!);
    draw([[50, 30], [58, 20], [66, 24], [67.3, 40]]);
    expect(slices.get(4)).toHaveLength(1);
    expect(area(slices.get(4)![0]!)).toBeGreaterThan(before + 20);
    expect(area(slices.get(4)![0]!)).toBeLessThan(before * 1.5);
  });

  it('leaves all as it was where a press draws nothing, and keeps the stroke on the image', () => {
    const { draw, slices, tool } = hand();
    draw([[20, 20], [20.5, 20]]);
    expect(slices.size).toBe(0);
    tool.down(at([10, 10]));
    tool.cancel();
    expect(tool.isDrawing).toBe(false);
    draw(circle(20, [195, 50]));
    expect(Math.max(...slices.get(4)![0]!.map(([x]) => x))).toBe(200);
  });

  it('is drawn by keys from one press to the next', () => {
    const { tool, slices } = hand();
    const corners: ImagePoint[] = [[30, 30], [60, 30], [60, 60], [30, 60], [30, 31]];
    expect(press(tool, at(corners[0]!))).toBe(true);
    expect(tool.holds).toBe(true);
    for (const corner of corners.slice(1)) pointAt(tool, at(corner));
    press(tool, at(corners.at(-1)!));
    expect(area(slices.get(4)![0]!)).toBeCloseTo(900, -1);
  });
});
