import { describe, expect, it, vi } from 'vitest';
import { at, circle, desk } from './hand';

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
    const finger = (x: number, y: number) => ({ ...at(x, y), touch: true, rests: true, reach: 22 });
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
