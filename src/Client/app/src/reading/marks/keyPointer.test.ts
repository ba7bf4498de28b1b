import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../api/contract';
import { desk, images, view } from './hand';
import type { ToolName } from './tools/tools';
import { middleOf, moved, pointAt, pointerAt, press } from '../../viewer/byKeys/keyPointer';

/** A tool that is moved and pressed by keys alone. */
function keyed(mode: ToolName) {
  const made = desk(mode);
  let point: ImagePoint = [20.5, 20.5];
  const walk = ([dx, dy]: ImagePoint) => {
    const steps = Math.max(Math.abs(dx), Math.abs(dy));
    for (let step = 0; step < steps; step++) {
      point = moved(point, [Math.sign(dx), Math.sign(dy)], view, images);
      pointAt(made.tool, pointerAt(point, view, 0));
    }
  };
  return { ...made, walk, hit: () => press(made.tool, pointerAt(point, view, 0)) };
}

describe('a pointer moved by keys', () => {
  it('begins in the middle of a pixel in the middle of what is seen', () => {
    expect(middleOf({ matrix: [3, 0, 0, 3, -50, -20], width: 400, height: 200 }, { columns: 200, rows: 100 })).toEqual([83.5, 40.5]);
    expect(middleOf({ matrix: [2, 0, 0, 2, 900, 0], width: 400, height: 200 }, { columns: 200, rows: 100 })).toEqual([0.5, 50.5]);
  });

  it('goes where the arrow points on the screen, by whole pixels of the image, and never off it', () => {
    const size = { columns: 200, rows: 100 };
    expect(moved([50.5, 50.5], [1, 0], view, size)).toEqual([51.5, 50.5]);
    expect(moved([50.5, 50.5], [0, -10], view, size)).toEqual([50.5, 40.5]);
    const flipped = { ...view, matrix: [-2, 0, 0, 2, 400, 0] as const };
    expect(moved([50.5, 50.5], [1, 0], flipped, size)).toEqual([49.5, 50.5]);
    const quarter = { ...view, matrix: [0, 2, -2, 0, 200, 0] as const };
    expect(moved([50.5, 50.5], [1, 0], quarter, size)).toEqual([50.5, 49.5]);
    expect(moved([195.5, 50.5], [10, 0], view, size)).toEqual([199.5, 50.5]);
  });

  it('draws axes by two presses and an outline by a press at each corner', () => {
    const axes = keyed('bidirectional');
    axes.hit();
    axes.walk([60, 0]);
    axes.hit();
    expect(axes.marks()[0]!.points.slice(0, 2)).toEqual([[20.5, 20.5], [80.5, 20.5]]);
    const outline = keyed('polygon');
    for (const step of [[40, 0], [0, 30], [-40, 0]] as ImagePoint[]) {
      outline.hit();
      outline.walk(step);
    }
    outline.hit();
    expect(outline.tool.close()).toBe(true);
    expect(outline.marks()[0]!.points).toEqual([[20.5, 20.5], [60.5, 20.5], [60.5, 50.5], [20.5, 50.5]]);
  });

  it('draws and paints from one press to the next where a mouse would drag', () => {
    const freehand = keyed('contour');
    freehand.hit();
    for (const step of [[40, 0], [0, 30], [-40, 0], [0, -28]] as ImagePoint[]) freehand.walk(step);
    expect([freehand.tool.holds, freehand.marks()]).toEqual([true, []]);
    freehand.hit();
    expect(freehand.marks()).toMatchObject([{ kind: 'contour' }]);
    const brush = keyed('brush');
    brush.hit();
    brush.walk([30, 0]);
    brush.hit();
    brush.walk([0, 30]);
    expect([brush.marks().map(({ kind }) => kind), brush.steps()]).toEqual([['region'], 1]);
  });

  it('pulls the end of a mark, and sets a point by one press', () => {
    const axes = keyed('length');
    axes.hit();
    axes.walk([60, 0]);
    axes.hit();
    axes.hit();
    expect(axes.tool.holds).toBe(true);
    axes.walk([20, 0]);
    axes.hit();
    expect(axes.marks()[0]!.points).toEqual([[20.5, 20.5], [100.5, 20.5]]);
    const point = keyed('point');
    point.hit();
    expect(point.marks()).toMatchObject([{ kind: 'point', points: [[20.5, 20.5]] }]);
  });

  it('presses nothing with a tool that only looks', () => {
    const { hit, marks } = keyed('window');
    expect([hit(), marks()]).toEqual([false, []]);
  });

  it('adds nothing to a stroke in hand when a mouse passes by', () => {
    const { tool, hit, walk, marks } = keyed('contour');
    hit();
    walk([40, 0]);
    walk([0, 30]);
    tool.hover(pointerAt([190, 90], view, 0));
    walk([-40, 0]);
    hit();
    expect(Math.max(...marks()[0]!.points.map(([x]) => x))).toBeLessThan(62);
  });
});
