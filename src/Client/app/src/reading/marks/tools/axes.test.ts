import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../../api/contract';
import type { Spacing } from '../millimetres';
import { drawnAxes, longerFirst, longLength, withEndAt, type Axes } from './axes';

const square: Spacing = { column: 1, row: 1 };
const anisotropic: Spacing = { column: 0.5, row: 2 };

const product = (axes: Axes, spacing: Spacing) => {
  const mm = (from: ImagePoint, to: ImagePoint) => [(to[0] - from[0]) * spacing.column, (to[1] - from[1]) * spacing.row] as const;
  const [long, short] = [mm(axes[0], axes[1]), mm(axes[2], axes[3])];
  return long[0] * short[0] + long[1] * short[1];
};

describe('axes', () => {
  it('start with a short axis at right angles through the middle', () => {
    expect(drawnAxes([10, 20], [30, 20], square)).toEqual([[10, 20], [30, 20], [20, 14], [20, 26]]);
  });

  it('are at right angles in mm, not in pixels, on anisotropic pixels', () => {
    const axes = drawnAxes([10, 10], [30, 18], anisotropic);
    expect(product(axes, anisotropic)).toBeCloseTo(0, 10);
    expect(product(axes, square)).not.toBeCloseTo(0, 1);
    expect(longLength(axes, anisotropic)).toBeCloseTo(Math.hypot(10, 16), 10);
  });

  it.each([0, 1, 2, 3])('stay at right angles when end %i is moved', (end) => {
    const moved = withEndAt(drawnAxes([10, 10], [30, 18], anisotropic), end, [27, 31], anisotropic);
    expect(product(moved, anisotropic)).toBeCloseTo(0, 9);
  });

  it('put a dragged short end level with the pointer and leave the other side as long as it was', () => {
    const moved = withEndAt(drawnAxes([0, 0], [20, 0], square), 3, [15, 9], square);
    expect(moved[3]).toEqual([15, 9]);
    expect(moved[2]).toEqual([15, -6]);
  });

  it.each([0, 1, 2, 3])('have ends that can be pulled outwards after they have changed places (end %i)', (end) => {
    const turned = longerFirst(withEndAt(drawnAxes([0, 0], [20, 0], square), 3, [3, 30], square), square);
    expect(turned[0]).toEqual([3, -6]);
    const [x, y] = turned[end]!;
    const [middle, sideways] = end < 2 ? [12, 0] : [3, 0];
    const to: ImagePoint = end < 2 ? [x, y + Math.sign(y - middle) * 5] : [x + Math.sign(x - middle) * 5, y + sideways];
    const pulled = withEndAt(turned, end, to, square);
    expect(pulled[end]![0]).toBeCloseTo(to[0], 9);
    expect(pulled[end]![1]).toBeCloseTo(to[1], 9);
    const other = end < 2 ? 1 - end : 5 - end;
    expect(pulled[other]![0]).toBeCloseTo(turned[other]![0], 9);
    expect(pulled[other]![1]).toBeCloseTo(turned[other]![1], 9);
  });

  it('keep the short axis crossing inside the long one', () => {
    const moved = withEndAt(drawnAxes([0, 0], [20, 0], square), 3, [50, 4], square);
    expect(moved[2][0]).toBe(20);
    expect(moved[3][0]).toBe(20);
  });

  it('change places when the short one has become the longer', () => {
    const axes = withEndAt(drawnAxes([0, 0], [20, 0], square), 3, [10, 40], square);
    expect(longerFirst(axes, square)).toEqual([axes[2], axes[3], axes[0], axes[1]]);
    const usual = drawnAxes([0, 0], [20, 0], square);
    expect(longerFirst(usual, square)).toBe(usual);
  });
});
