import { describe, expect, it } from 'vitest';
import type { CaseImages, ImagePoint, Template } from '../../api/contract';
import type { PointerOnImage } from '../../viewer/pointers';
import { emptyState, reduce, type Action } from '../state/history';
import { MarkTool, type Mode } from './MarkTool';

const images = {
  columns: 200, rows: 100, columnSpacing: 0.5, rowSpacing: 2, calibration: 'pixelSpacing',
  instances: [{ sopInstanceUid: '1.1', frame: 1 }, { sopInstanceUid: '1.2', frame: 1 }],
} as unknown as CaseImages;
const template = { maxFindings: 1 } as Template;
const view = { matrix: [2, 0, 0, 2, 0, 0] as const, width: 400, height: 200 };
const at = (x: number, y: number, slice = 0): PointerOnImage => ({ point: [x, y], canvas: [2 * x, 2 * y], view, slice, reach: 9 });

function desk(mode: Mode) {
  let state = emptyState;
  const refused: string[] = [];
  const tool = new MarkTool({
    state: () => state,
    dispatch: (action: Action) => void (state = reduce(state, action)),
    images, template, findingWord: 'Lesion',
    refused: (reason) => void refused.push(reason),
  });
  tool.mode = mode;
  const drag = (points: ImagePoint[], slice = 0) => {
    const [first, ...rest] = points.map(([x, y]) => at(x, y, slice));
    const taken = tool.down(first!);
    for (const point of rest) tool.move(point);
    tool.up(rest.at(-1) ?? first!);
    return taken;
  };
  return { tool, drag, refused, marks: () => state.reading.findings.flatMap((finding) => finding.marks), steps: () => state.past.length };
}
const circle = (cx: number, cy: number, r: number): ImagePoint[] => Array.from({ length: 41 }, (_, i) => [cx + r * Math.cos((i * Math.PI) / 20), cy + r * Math.sin((i * Math.PI) / 20)]);

describe('drawing', () => {
  it('makes axes of a drag, as one step of the history', () => {
    const { drag, marks, steps } = desk('bidirectional');
    drag([[20, 50], [40, 50], [80, 50]]);
    expect(marks()).toMatchObject([{ kind: 'bidirectional', sopInstanceUid: '1.1', frame: 1 }]);
    expect(marks()[0]!.points.slice(0, 2)).toEqual([[20, 50], [80, 50]]);
    expect(steps()).toBe(1);
  });

  it('makes axes of two clicks', () => {
    const { tool, marks } = desk('bidirectional');
    tool.down(at(20, 50));
    tool.up(at(20, 50));
    expect(marks()).toHaveLength(0);
    tool.hover(at(60, 50));
    tool.down(at(80, 50));
    tool.hover(at(80, 50));
    tool.up(at(80, 50));
    expect(marks()[0]!.points[1]).toEqual([80, 50]);
  });

  it('makes closed contours on several slices of one finding', () => {
    const { drag, marks } = desk('contour');
    drag(circle(50, 50, 20), 0);
    drag(circle(50, 50, 20), 1);
    expect(marks().map((mark) => mark.sopInstanceUid)).toEqual(['1.1', '1.2']);
    expect(marks()[0]!.points.length).toBeGreaterThan(20);
  });

  it('makes nothing of a click, of a drag that is let go, or of one that scrolls away', () => {
    const { tool, drag, marks } = desk('contour');
    drag([[50, 50]]);
    tool.down(at(50, 50));
    for (const [x, y] of circle(50, 50, 20)) tool.move(at(x, y));
    tool.cancel();
    tool.up(at(70, 50));
    tool.down(at(50, 50));
    tool.move(at(60, 60));
    tool.move(at(60, 70, 1));
    tool.up(at(50, 70, 1));
    expect(marks()).toHaveLength(0);
  });

  it('ends at the edge of the image, and keeps the right angle of axes that are cut there', () => {
    const contour = desk('contour');
    contour.drag(circle(195, 50, 20));
    expect(Math.max(...contour.marks()[0]!.points.map(([x]) => x))).toBe(200);
    const axes = desk('bidirectional');
    axes.drag([[20, 8], [180, 2]]);
    const [a, b, c, d] = axes.marks()[0]!.points as [ImagePoint, ImagePoint, ImagePoint, ImagePoint];
    expect(Math.min(c[1], d[1])).toBeGreaterThanOrEqual(0);
    expect((b[0] - a[0]) * (d[0] - c[0]) * 0.25 + (b[1] - a[1]) * (d[1] - c[1]) * 4).toBeCloseTo(0, 6);
  });

  it('says so when the finding has its axes and no other is allowed', () => {
    const { drag, marks, refused } = desk('bidirectional');
    drag([[20, 50], [80, 50]]);
    drag([[20, 90], [80, 90]]);
    expect([marks().length, refused]).toEqual([1, ['axes-there']]);
  });
});

describe('editing', () => {
  it('moves an end of the axes and leaves the identity of the mark', () => {
    const { tool, drag, marks } = desk('bidirectional');
    drag([[20, 50], [80, 50]]);
    const { id } = marks()[0]!;
    tool.mode = 'select';
    drag([[80, 50], [90, 50], [100, 52]]);
    expect(marks()).toHaveLength(1);
    expect(marks()[0]).toMatchObject({ id, points: expect.arrayContaining([[100, 52]]) });
  });

  it('lets the image be panned where there is nothing to take hold of', () => {
    const { tool, drag } = desk('contour');
    drag(circle(50, 50, 20));
    tool.mode = 'select';
    expect(drag([[150, 20], [160, 20]])).toBe(false);
    expect(drag([[50, 50], [52, 50]])).toBe(true);
  });

  it('erases what is under the pointer', () => {
    const { tool, drag, marks } = desk('contour');
    drag(circle(50, 50, 20));
    tool.mode = 'erase';
    drag([[70, 50]]);
    expect(marks()).toHaveLength(0);
  });
});
