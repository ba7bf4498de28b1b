import { describe, expect, it } from 'vitest';
import type { ImagePoint, Mark, MarkKind } from '../../api/contract';
import { linesOf } from './linesOf';

const mark = (kind: MarkKind, points: ImagePoint[], outlines?: ImagePoint[][]): Mark => ({ id: '', kind, sopInstanceUid: '', frame: 1, points, ...(outlines ? { outlines } : {}) });

describe('the lines of a mark', () => {
  it('are two for axes, which do not meet at their ends', () => {
    expect(linesOf(mark('bidirectional', [[0, 0], [10, 0], [5, -2], [5, 2]])).map(({ points }) => points)).toEqual([[[0, 0], [10, 0]], [[5, -2], [5, 2]]]);
  });

  it('go round an ellipse by its axes and a circle by its point', () => {
    const [ellipse] = linesOf(mark('ellipse', [[0, 0], [20, 0], [10, -3], [10, 3]]));
    expect(Math.max(...ellipse!.points.map(([x]) => x))).toBeCloseTo(20, 9);
    expect(Math.max(...ellipse!.points.map(([, y]) => y))).toBeCloseTo(3, 9);
    for (const [x, y] of linesOf(mark('circle', [[4, 5], [7, 9]]))[0]!.points) expect(Math.hypot(x - 4, y - 5)).toBeCloseTo(5, 9);
  });

  it('are the outlines of a region, and nothing where nothing was drawn', () => {
    expect(linesOf(mark('region', [], [[[0, 0], [1, 0], [1, 1]]]))).toEqual([{ closed: true, points: [[0, 0], [1, 0], [1, 1]] }]);
    expect(linesOf(mark('point', []))).toEqual([]);
  });
});
