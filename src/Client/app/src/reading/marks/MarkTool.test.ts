import { describe, expect, it, vi } from 'vitest';
import type { CaseImages, ImagePoint, Template } from '../../api/contract';
import type { PointerOnImage } from '../../viewer/pointers';
import { emptyState, reduce, type Action } from '../state/history';
import { MarkTool } from './MarkTool';
import type { ToolName } from './tools/tools';

const images = {
  columns: 200, rows: 100, columnSpacing: 0.5, rowSpacing: 2, calibration: 'pixelSpacing',
  instances: [{ sopInstanceUid: '1.1', frame: 1 }, { sopInstanceUid: '1.2', frame: 1 }],
} as unknown as CaseImages;
const values = Float32Array.from({ length: 20_000 }, (_, at) => (Math.hypot((at % 200) - 100, (Math.floor(at / 200) - 50) * 4) < 40 ? 80 : 20));
const template = { maxFindings: 1 } as Template;
const view = { matrix: [2, 0, 0, 2, 0, 0] as const, width: 400, height: 200 };
const at = (x: number, y: number, slice = 0): PointerOnImage => ({ point: [x, y], canvas: [2 * x, 2 * y], view, slice, reach: 9 });

function desk(mode: ToolName) {
  let state = emptyState;
  const refused: string[] = [];
  const [written, renamed, menus] = [[], [], []] as [string[], string[], string[]];
  const tool = new MarkTool({
    state: () => state,
    dispatch: (action: Action) => void (state = reduce(state, action)),
    images, template, findingWord: 'Lesion',
    refused: (reason) => void refused.push(reason),
    write: (id) => void written.push(id),
    rename: (id) => void renamed.push(id),
    menu: (id) => void menus.push(id),
    pixels: { now: () => values, fetch: async () => values },
  });
  tool.mode = mode;
  const drag = (points: ImagePoint[], slice = 0) => {
    const [first, ...rest] = points.map(([x, y]) => at(x, y, slice));
    const taken = tool.down(first!);
    for (const point of rest) tool.move(point);
    tool.up(rest.at(-1) ?? first!);
    return taken;
  };
  return { tool, drag, refused, written, renamed, menus, marks: () => state.reading.findings.flatMap((finding) => finding.marks), steps: () => state.past.length };
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

describe('each tool', () => {
  const click = (tool: MarkTool, ...points: ImagePoint[]) => {
    for (const [x, y] of points) {
      tool.hover(at(x, y));
      tool.down(at(x, y));
      tool.up(at(x, y));
    }
  };

  it('draws by a drag', () => {
    for (const mode of ['length', 'ellipse', 'circle', 'rectangle', 'arrow'] as const) {
      const { drag, marks, steps } = desk(mode);
      drag([[20, 30], [50, 40], [80, 60]]);
      expect(marks()).toMatchObject([{ kind: mode }]);
      expect(steps()).toBe(1);
    }
  });

  it('draws by clicks', () => {
    for (const mode of ['length', 'ellipse', 'circle', 'rectangle', 'arrow'] as const) {
      const { tool, marks } = desk(mode);
      click(tool, [20, 30], [80, 60]);
      expect(marks()).toMatchObject([{ kind: mode }]);
    }
  });

  it('gives the points of a kind in the order that the server expects', () => {
    const points = (mode: ToolName) => {
      const one = desk(mode);
      one.drag([[20, 30], [80, 60]]);
      return one.marks()[0]!.points;
    };
    expect(points('length')).toEqual([[20, 30], [80, 60]]);
    expect(points('circle')).toEqual([[20, 30], [80, 60]]);
    expect(points('arrow')).toEqual([[20, 30], [80, 60]]);
    expect(points('rectangle')).toEqual([[20, 30], [80, 30], [80, 60], [20, 60]]);
    // 60 columns are 30 mm and 30 rows 60 mm here: the longer axis is the upright one.
    expect(points('ellipse')).toEqual([[50, 30], [50, 60], [20, 45], [80, 45]]);
  });

  it('makes an angle of three clicks, and of a drag and a click', () => {
    const clicked = desk('angle');
    click(clicked.tool, [20, 20], [50, 50], [90, 40]);
    const dragged = desk('angle');
    dragged.drag([[20, 20], [50, 50]]);
    click(dragged.tool, [90, 40]);
    expect(clicked.marks()[0]!.points).toEqual([[20, 20], [50, 50], [90, 40]]);
    expect(dragged.marks()[0]!.points).toEqual(clicked.marks()[0]!.points);
  });

  it('makes a point of one click, and writes on an arrow as soon as it is drawn', () => {
    const point = desk('point');
    click(point.tool, [33, 44]);
    expect(point.marks()).toMatchObject([{ kind: 'point', points: [[33, 44]] }]);
    const arrow = desk('arrow');
    arrow.drag([[20, 30], [80, 60]]);
    expect(arrow.written).toEqual([arrow.marks()[0]!.id]);
  });

  it('closes a polygon at its first corner, by a second click on the last one, and by Enter', () => {
    const corners: ImagePoint[] = [[20, 20], [80, 20], [80, 70], [20, 70]];
    const [first, twice, enter] = [desk('polygon'), desk('polygon'), desk('polygon')];
    click(first.tool, ...corners, [21, 21]);
    click(twice.tool, ...corners, [20, 70]);
    click(enter.tool, ...corners);
    expect(enter.marks()).toHaveLength(0);
    expect(enter.tool.close()).toBe(true);
    for (const { marks } of [first, twice, enter]) expect(marks()).toMatchObject([{ kind: 'contour', points: corners, knots: corners }]);
  });

  it('takes back the last corner, and forgets a polygon of two', () => {
    const { tool, marks } = desk('polygon');
    click(tool, [20, 20], [80, 20], [80, 70]);
    expect(tool.back()).toBe(true);
    expect(tool.close()).toBe(false);
    click(tool, [70, 80]);
    expect(tool.close()).toBe(true);
    expect(marks()[0]!.points).toEqual([[20, 20], [80, 20], [70, 80]]);
    expect(tool.back()).toBe(false);
    click(tool, [150, 20]);
    expect([tool.back(), tool.back(), tool.snapshot().ghost]).toEqual([true, false, null]);
  });

  it('makes a smooth contour through its knots', () => {
    const { tool, marks } = desk('spline');
    const knots: ImagePoint[] = [[20, 20], [80, 20], [80, 70], [20, 70]];
    click(tool, ...knots);
    tool.close();
    expect(marks()[0]).toMatchObject({ kind: 'contour', knots });
    expect(marks()[0]!.points.length).toBeGreaterThan(50);
  });

  it('keeps the corners of an outline when a second finger comes to look, and forgets a stroke', () => {
    const { tool, marks } = desk('polygon');
    click(tool, [20, 20], [80, 20], [80, 70]);
    tool.down(at(10, 10));
    tool.interrupt();
    expect(tool.close()).toBe(true);
    expect(marks()[0]!.points).toEqual([[20, 20], [80, 20], [80, 70]]);
    const stroke = desk('contour');
    stroke.tool.down(at(50, 50));
    for (const [x, y] of circle(50, 50, 20)) stroke.tool.move(at(x, y));
    stroke.tool.interrupt();
    expect([stroke.tool.snapshot().ghost, stroke.marks()]).toEqual([null, []]);
  });

  it('waits on its own image while the wheel turns, and begins anew when another is pressed', () => {
    const { tool, marks } = desk('polygon');
    click(tool, [20, 20], [80, 20]);
    tool.hover(at(10, 10, 1));
    click(tool, [80, 70]);
    tool.down(at(10, 10, 1));
    tool.up(at(10, 10, 1));
    expect(tool.close()).toBe(false);
    expect(marks()).toHaveLength(0);
  });
});

describe('editing', () => {
  it('pulls the handle of every kind that has one', () => {
    for (const mode of ['length', 'ellipse', 'circle', 'rectangle', 'angle', 'point', 'arrow'] as const) {
      const { tool, drag, marks, steps } = desk(mode);
      if (mode === 'angle') drag([[20, 20], [50, 50]]);
      drag(mode === 'angle' ? [[90, 40]] : [[40, 30], [80, 60]]);
      const before = marks()[0]!;
      tool.mode = 'select';
      const [x, y] = before.points.at(-1)!;
      drag([[x, y], [x + 10, y - 10], [x + 12, y - 12]]);
      expect(marks()).toHaveLength(1);
      expect(marks()[0]).toMatchObject({ id: before.id, kind: mode });
      expect(marks()[0]!.points).not.toEqual(before.points);
      expect(steps()).toBe(2);
    }
  });

  it('leaves a mark as it was when pulling would take its last length', () => {
    for (const mode of ['length', 'arrow'] as const) {
      const { tool, drag, marks, steps } = desk(mode);
      drag([[0, 0], [40, 20]]);
      const before = marks()[0];
      tool.mode = 'select';
      drag([[40, 20], [10, 10], [-5, -5]]);
      expect([marks()[0], steps()]).toEqual([before, 1]);
    }
  });

  it('moves a mark by its line, and an area by its inside', () => {
    const { tool, drag, marks } = desk('rectangle');
    drag([[40, 30], [80, 60]]);
    tool.mode = 'select';
    drag([[60, 45], [65, 50], [70, 50]]);
    expect(marks()[0]!.points).toEqual([[50, 35], [90, 35], [90, 65], [50, 65]]);
  });

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

  it('opens what can be done with a mark where a finger rests on it, and draws nothing', () => {
    vi.useFakeTimers();
    const { tool, drag, marks, menus } = desk('contour');
    drag(circle(50, 50, 20));
    const finger = (x: number, y: number) => ({ ...at(x, y), touch: true, reach: 22 });
    tool.down(finger(50, 50));
    tool.move(finger(51, 50));
    vi.advanceTimersByTime(600);
    tool.up(finger(51, 50));
    expect(menus).toEqual([marks()[0]!.id]);
    tool.down(finger(50, 50));
    tool.move(finger(60, 60));
    vi.advanceTimersByTime(600);
    expect(menus).toHaveLength(1);
    tool.cancel();
    tool.mode = 'polygon';
    for (const [x, y] of [[120, 20], [160, 20], [68, 50]] as const) {
      tool.down(finger(x, y));
      vi.advanceTimersByTime(600);
      tool.up(finger(x, y));
    }
    expect([menus.length, tool.close()]).toEqual([1, true]);
    vi.useRealTimers();
  });

  it('names the finding of a mark that is pressed twice, and writes on an arrow', () => {
    const { tool, drag, marks, renamed, written } = desk('rectangle');
    drag([[40, 30], [80, 60]]);
    tool.mode = 'select';
    drag([[60, 45]]);
    drag([[60, 45]]);
    expect(renamed).toEqual([marks()[0]!.id]);
    const arrow = desk('arrow');
    arrow.drag([[40, 30], [80, 60]]);
    arrow.tool.mode = 'select';
    arrow.drag([[60, 45]]);
    arrow.drag([[60, 45]]);
    expect([arrow.written.length, written.length]).toEqual([2, 0]);
  });
});
