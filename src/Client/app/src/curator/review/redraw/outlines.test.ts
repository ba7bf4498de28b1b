import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../../api/contract';
import { asRequested, cleared, nothingDrawn, put, redone, slicesOf, startedFrom, undone } from './outlines';

const square = (at: number): ImagePoint[] => [[at, at], [at + 4, at], [at + 4, at + 4]];

describe('what is redrawn', () => {
  it('has one drawing a slice: a new one takes the place of the old', () => {
    const drawn = put(put(put(nothingDrawn, 7, [square(1)]), 3, [square(2)]), 7, [square(5)]);
    expect(slicesOf(drawn.now)).toEqual([3, 7]);
    expect(asRequested(drawn.now)).toEqual([{ slice: 3, points: square(2) }, { slice: 7, points: square(5) }]);
  });

  it('is undone and done again step by step, also what was cleared', () => {
    const drawn = cleared(put(nothingDrawn, 3, [square(2)]), 3);
    expect(slicesOf(drawn.now)).toEqual([]);
    expect(slicesOf(undone(drawn).now)).toEqual([3]);
    expect(undone(undone(undone(drawn))).now).toEqual({});
    expect(slicesOf(redone(redone(undone(undone(drawn)))).now)).toEqual([]);
    expect(put(undone(drawn), 9, [square(1)]).future).toEqual([]);
    expect(cleared(drawn, 5)).toBe(drawn);
  });

  it('starts from what a reader drew, without what was interpolated', () => {
    const contours = [{ slice: 4, points: square(1), drawn: true }, { slice: 5, points: square(2), drawn: false }, { slice: 4, points: square(9), drawn: true }];
    const drawn = startedFrom(put(nothingDrawn, 8, [square(3)]), { contours });
    expect(drawn.now).toEqual({ 4: [square(1), square(9)] });
    expect(slicesOf(undone(drawn).now)).toEqual([8]);
  });
});
