import type { ImagePoint } from '../../../api/contract';
import { clamped, distance, toMm, toPixels, type Millimetres, type Spacing } from '../millimetres';

/** Long axis start and end, short axis start and end, in image points. */
export type Axes = [longStart: ImagePoint, longEnd: ImagePoint, shortStart: ImagePoint, shortEnd: ImagePoint];

/**
 * The short axis as seen from the long one: where it crosses (0 start … 1 end), how far it reaches to either side, in mm, and on which side its end
 * lies. After the axes have changed places, or in marks made elsewhere, that may be either.
 */
interface Crossing {
  at: number;
  side: 1 | -1;
  before: number;
  after: number;
}

export const longLength = (axes: Axes, spacing: Spacing) => distance(axes[0], axes[1], spacing);
const shortLength = (axes: Axes, spacing: Spacing) => distance(axes[2], axes[3], spacing);

/** A first guess while the long axis is drawn: a short axis of 60 % through the middle. */
export const drawnAxes = (start: ImagePoint, end: ImagePoint, spacing: Spacing): Axes => {
  const reach = 0.3 * distance(start, end, spacing);
  return crossed(start, end, { at: 0.5, side: 1, before: reach, after: reach }, spacing);
};

/** Both axes from the long one and where the short one crosses it. */
export function crossed(start: ImagePoint, end: ImagePoint, crossing: Crossing, spacing: Spacing): Axes {
  const [from, to] = [toMm(start, spacing), toMm(end, spacing)];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const normal: Millimetres = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
  const middle: Millimetres = [from[0] + (to[0] - from[0]) * crossing.at, from[1] + (to[1] - from[1]) * crossing.at];
  const away = (distance: number) => toPixels([middle[0] + normal[0] * distance * crossing.side, middle[1] + normal[1] * distance * crossing.side], spacing);
  return [start, end, away(-crossing.before), away(crossing.after)];
}

function crossingOf(axes: Axes, spacing: Spacing): Crossing {
  const one = onAxis(axes, axes[2], spacing);
  const two = onAxis(axes, axes[3], spacing);
  const side = two.beside < one.beside ? -1 : 1;
  return { at: inside((one.at + two.at) / 2), side, before: -one.beside * side, after: two.beside * side };
}

/** A point along the long axis (0 … 1) and beside it (mm, positive to its right as it points on the image). */
export function onAxis(axes: Axes, point: ImagePoint, spacing: Spacing): { at: number; beside: number } {
  const [from, to, p] = [toMm(axes[0], spacing), toMm(axes[1], spacing), toMm(point, spacing)];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
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
  const out = beside * crossing.side;
  const moved = end === 2 ? { ...crossing, before: Math.max(0, -out) } : { ...crossing, after: Math.max(0, out) };
  return crossed(axes[0], axes[1], { ...moved, at: inside(at) }, spacing);
}

/** The long axis is the longer one: when editing has turned that round, the two change places. */
export const longerFirst = (axes: Axes, spacing: Spacing): Axes =>
  shortLength(axes, spacing) > longLength(axes, spacing) ? [axes[2], axes[3], axes[0], axes[1]] : axes;

/** Each axis is cut where it leaves the image, along itself, so that the right angle stays. */
export function axesInside(axes: Axes, columns: number, rows: number): Axes {
  const [a, b] = cut(axes[0], axes[1], columns, rows);
  const [c, d] = cut(axes[2], axes[3], columns, rows);
  return [a, b, c, d];
}

/** The part of a segment within the image (Liang–Barsky); its ends clamped where it lies wholly outside. */
function cut(from: ImagePoint, to: ImagePoint, columns: number, rows: number): [ImagePoint, ImagePoint] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [start, end] = [0, 1];
  for (const [step, room] of [[-dx, from[0]], [dx, columns - from[0]], [-dy, from[1]], [dy, rows - from[1]]] as const) {
    if (step === 0) continue;
    if (step < 0) start = Math.max(start, room / step);
    else end = Math.min(end, room / step);
  }
  if (start >= end) return [clamped(from, { columns, rows }), clamped(to, { columns, rows })];
  const at = (share: number): ImagePoint => (share === 0 ? from : share === 1 ? to : clamped([from[0] + dx * share, from[1] + dy * share], { columns, rows }));
  return [at(start), at(end)];
}
