/** The part of a figure that is shown, as fractions of the whole: x from the left, y from the top. */
export interface View {
  x: Span;
  y: Span;
}
export type Span = readonly [from: number, to: number];
/** Along which axes a figure can be enlarged. */
export type Zooms = 'x' | 'y' | 'xy' | 'none';

export const whole: View = { x: [0, 1], y: [0, 1] };
export const isWhole = (view: View) => view.x[1] - view.x[0] > 0.999 && view.y[1] - view.y[0] > 0.999;

/** Smallest part that is shown: enough to take one of two thousand cases apart. */
const least = 1 / 1000;

/** Enlarged by `factor` about a place of the frame (fractions of what is shown now), which stays where it is. */
export const zoomed = (view: View, factor: number, at: { x: number; y: number }, zooms: Zooms): View => ({
  x: zooms === 'x' || zooms === 'xy' ? about(view.x, factor, at.x) : view.x,
  y: zooms === 'y' || zooms === 'xy' ? about(view.y, factor, at.y) : view.y,
});

/** Moved by fractions of what is shown now; never beyond the whole. */
export const moved = (view: View, by: { x: number; y: number }): View => ({ x: shifted(view.x, by.x), y: shifted(view.y, by.y) });

function about([from, to]: Span, factor: number, at: number): Span {
  const length = Math.min(1, Math.max(least, (to - from) / factor));
  const fixed = from + at * (to - from);
  return within(fixed - at * length, length);
}

const shifted = ([from, to]: Span, by: number): Span => within(from + by * (to - from), to - from);

function within(from: number, length: number): Span {
  const start = Math.min(1 - length, Math.max(0, from));
  return [start, start + length];
}

/** What is shown of a scale of numbers from left to right. */
export const across = ([low, high]: Span, [from, to]: Span): [number, number] => [low + from * (high - low), low + to * (high - low)];
/** What is shown of a scale of numbers from the bottom to the top: the view counts from the top. */
export const upwards = ([low, high]: Span, [from, to]: Span): [number, number] => [high - to * (high - low), high - from * (high - low)];
/** What is shown of things in a row: those that the span touches, one at least. */
export function part<T>(row: readonly T[], [from, to]: Span): T[] {
  const first = Math.min(row.length - 1, Math.floor(from * row.length + 1e-9));
  return row.slice(Math.max(0, first), Math.max(first + 1, Math.ceil(to * row.length - 1e-9)));
}
export const inside = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
