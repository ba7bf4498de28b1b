import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../api/contract';
import { at, circle, desk } from './hand';
import type { MarkTool } from './MarkTool';
import type { ToolName } from './tools/tools';

describe('drawing', () => {
  it('makes axes of a drag, as one step of the history', () => {
    const { drag, marks, steps } = desk('bidirectional');
    drag([[20, 50], [40, 50], [80, 50]]);
    expect(marks()).toMatchObject([{ kind: 'bidirectional', sopInstanceUid: '1.1', frame: 1 }]);
    expect(marks()[0]!.points.slice(0, 2)).toEqual([[20, 50], [80, 50]]);
    expect(steps()).toBe(1);
  });

  it('proposes the short axis until one of its ends is pulled', () => {
    const { drag, marks } = desk('bidirectional');
    drag([[20, 50], [80, 50]]);
    expect(marks()[0]).toMatchObject({ shortAxisProposed: true });
    // The long axis is set anew, and the proposal with it.
    drag([[80, 50], [100, 50]]);
    expect(marks()[0]!.points.flat().map(Math.round)).toEqual([20, 50, 100, 50, 60, 44, 60, 56]);
    expect(marks()[0]).toMatchObject({ shortAxisProposed: true });
    drag([[60, 44], [60, 40]]);
    expect(marks()[0]!.points.flat().map(Math.round)).toEqual([20, 50, 100, 50, 60, 40, 60, 56]);
    expect(marks()[0]).not.toHaveProperty('shortAxisProposed');
  });

  it('keeps the proposed short axis when one of its ends is pressed, and the long one when one of its own is', () => {
    const { drag, marks, steps } = desk('bidirectional');
    drag([[20, 50], [80, 50]]);
    const [drawn] = marks();
    drag([[20, 50]]);
    expect(marks()[0]).toEqual(drawn);
    drag([drawn!.points[2]!]);
    const { shortAxisProposed: _, ...kept } = drawn!;
    expect(marks()[0]).toEqual(kept);
    expect(steps()).toBe(2);
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

  it('makes nothing of a click, or of a drag that is given up', () => {
    const { tool, drag, marks } = desk('contour');
    drag([[50, 50]]);
    tool.down(at(50, 50));
    for (const [x, y] of circle(50, 50, 20)) tool.move(at(x, y));
    tool.cancel();
    tool.up(at(70, 50));
    expect(marks()).toHaveLength(0);
  });

  it('keeps a stroke under which the slice goes on, as it was drawn on its own', () => {
    const { tool, marks } = desk('contour');
    const [first, ...rest] = circle(50, 50, 20);
    tool.down(at(...first!));
    for (const [x, y] of rest) tool.move(at(x, y));
    tool.move(at(150, 90, 1));
    tool.up(at(150, 90, 1));
    expect(marks()).toMatchObject([{ kind: 'contour', sopInstanceUid: '1.1' }]);
    expect(Math.max(...marks()[0]!.points.map(([x]) => x))).toBeCloseTo(70, 6);
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

  it('waits on its own image while the wheel turns, and says so when another is pressed or a menu is asked for', () => {
    const { tool, marks, refused, menus } = desk('polygon');
    click(tool, [20, 20], [80, 20]);
    tool.hover(at(10, 10, 1));
    click(tool, [80, 70]);
    tool.down(at(10, 10, 1));
    tool.move(at(30, 30, 1));
    tool.up(at(10, 10, 1));
    tool.menu(at(50, 20));
    expect([refused, menus]).toEqual([['unfinished', 'unfinished'], []]);
    expect(tool.close()).toBe(true);
    expect(marks()[0]!.points).toEqual([[20, 20], [80, 20], [80, 70]]);
  });
});
