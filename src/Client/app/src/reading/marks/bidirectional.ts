import type { ImagePoint } from '../../api/contract';

/** Long axis start and end, short axis start and end, in image points. */
export type Axes = [longStart: ImagePoint, longEnd: ImagePoint, shortStart: ImagePoint, shortEnd: ImagePoint];

/** mm between columns and between rows; on non-square pixels a right angle in pixels is none in the patient. */
export interface Spacing {
  column: number;
  row: number;
}

type Millimetres = [x: number, y: number];
const toMm = ([x, y]: ImagePoint, spacing: Spacing): Millimetres => [x * spacing.column, y * spacing.row];
const toPixels = ([x, y]: Millimetres, spacing: Spacing): ImagePoint => [x / spacing.column, y / spacing.row];

/** The short axis as seen from the long one: where it crosses (0 start … 1 end) and how far it reaches to either side, in mm. */
interface Crossing {
  at: number;
  before: number;
  after: number;
}

const lengthOf = (from: Millimetres, to: Millimetres) => Math.hypot(to[0] - from[0], to[1] - from[1]);
export const longLength = (axes: Axes, spacing: Spacing) => lengthOf(toMm(axes[0], spacing), toMm(axes[1], spacing));
const shortLength = (axes: Axes, spacing: Spacing) => lengthOf(toMm(axes[2], spacing), toMm(axes[3], spacing));

/** A first guess while the long axis is drawn: a short axis of 60 % through the middle. */
export const drawnAxes = (start: ImagePoint, end: ImagePoint, spacing: Spacing): Axes => {
  const reach = 0.3 * lengthOf(toMm(start, spacing), toMm(end, spacing));
  return crossed(start, end, { at: 0.5, before: reach, after: reach }, spacing);
};

function crossed(start: ImagePoint, end: ImagePoint, crossing: Crossing, spacing: Spacing): Axes {
  const [from, to] = [toMm(start, spacing), toMm(end, spacing)];
  const length = lengthOf(from, to) || 1;
  const normal: Millimetres = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
  const middle: Millimetres = [from[0] + (to[0] - from[0]) * crossing.at, from[1] + (to[1] - from[1]) * crossing.at];
  const away = (distance: number) => toPixels([middle[0] + normal[0] * distance, middle[1] + normal[1] * distance], spacing);
  return [start, end, away(-crossing.before), away(crossing.after)];
}

function crossingOf(axes: Axes, spacing: Spacing): Crossing {
  const one = onAxis(axes, axes[2], spacing);
  const two = onAxis(axes, axes[3], spacing);
  return { at: inside((one.at + two.at) / 2), before: -one.beside, after: two.beside };
}

/** A point along the long axis (0 … 1) and beside it (mm, positive towards the short axis' end). */
function onAxis(axes: Axes, point: ImagePoint, spacing: Spacing): { at: number; beside: number } {
  const [from, to, p] = [toMm(axes[0], spacing), toMm(axes[1], spacing), toMm(point, spacing)];
  const length = lengthOf(from, to) || 1;
  const direction: Millimetres = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const offset: Millimetres = [p[0] - from[0], p[1] - from[1]];
  return {
    at: (offset[0] * direction[0] + offset[1] * direction[1]) / length,
    beside: -offset[0] * direction[1] + offset[1] * direction[0],
  };
}

const inside = (at: number) => Math.min(1, Math.max(0, at));

/** Moves one of the four ends (0–3). The axes stay at right angles in mm and the short one keeps crossing inside the long one. */
export function withEndAt(axes: Axes, end: number, to: ImagePoint, spacing: Spacing): Axes {
  const crossing = crossingOf(axes, spacing);
  if (end === 0) return crossed(to, axes[1], crossing, spacing);
  if (end === 1) return crossed(axes[0], to, crossing, spacing);
  const { at, beside } = onAxis(axes, to, spacing);
  const moved = end === 2 ? { ...crossing, before: Math.max(0, -beside) } : { ...crossing, after: Math.max(0, beside) };
  return crossed(axes[0], axes[1], { ...moved, at: inside(at) }, spacing);
}

/** The long axis is the longer one: when editing has turned that round, the two change places. */
export const longerFirst = (axes: Axes, spacing: Spacing): Axes =>
  shortLength(axes, spacing) > longLength(axes, spacing) ? [axes[2], axes[3], axes[0], axes[1]] : axes;

export const axesOf = (points: ImagePoint[]): Axes | null => (points.length === 4 ? (points as Axes) : null);
