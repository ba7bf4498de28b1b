import type { ImagePoint } from '../../../api/contract';
import { clamped, distance, middle, type Sheet } from '../millimetres';
import { crossed, longerFirst, onAxis, type Axes } from './axes';
import type { Drawing } from './drawing';
import type { Figure, Form } from './figure';
import { Placing } from './placing';

const SIDES = 72;

/** cos·a + sin·b about a centre: an ellipse of the patient is one in pixels as well, whatever their shape. */
export const roundLine = (centre: ImagePoint, a: ImagePoint, b: ImagePoint): ImagePoint[] =>
  Array.from({ length: SIDES }, (_, side) => {
    const [cos, sin] = [Math.cos((2 * Math.PI * side) / SIDES), Math.sin((2 * Math.PI * side) / SIDES)];
    return [centre[0] + cos * (a[0] - centre[0]) + sin * (b[0] - centre[0]), centre[1] + cos * (a[1] - centre[1]) + sin * (b[1] - centre[1])];
  });

/** The ellipse with that major axis and half a minor one of `half` mm, at right angles in mm. */
const about = (start: ImagePoint, end: ImagePoint, half: number, { spacing }: Sheet) => crossed(start, end, { at: 0.5, side: 1, before: half, after: half }, spacing);

/** Fills the box between two corners; its axes lie along rows and columns. */
function inBox([one, other]: ImagePoint[], sheet: Sheet): Figure {
  const [cx, cy] = middle(one!, other!);
  const points = longerFirst([[one![0], cy], [other![0], cy], [cx, one![1]], [cx, other![1]]], sheet.spacing);
  return { kind: 'ellipse', points };
}

function settled(figure: Figure, sheet: Sheet): Figure | null {
  const [a, b, c, d] = longerFirst(figure.points as Axes, sheet.spacing);
  const centre = middle(a, b);
  // Its ends lie on the image: a minor axis that would leave it is as long as there is room, on both sides.
  const room = Math.min(...[c, d].map((end) => share(centre, end, sheet)));
  const half = (room * distance(c, d, sheet.spacing)) / 2;
  if (half === 0) return null;
  return { ...figure, points: room < 1 ? about(a, b, half, sheet).map((point) => clamped(point, sheet)) : [a, b, c, d] };
}

/** How much of the way from a point of the image to another stays on the image, 0 … 1. */
function share(from: ImagePoint, to: ImagePoint, { columns, rows }: Sheet): number {
  const along = (start: number, end: number, size: number) => (end > size ? (size - start) / (end - start) : end < 0 ? start / (start - end) : 1);
  return Math.min(along(from[0], to[0], columns), along(from[1], to[1], rows));
}

export const ellipseForm: Form = {
  filled: true,
  lines: ({ points: [a, b, , d] }) => [{ points: roundLine(middle(a!, b!), b!, d!), closed: true }],
  handles: ({ points }) => points,
  pulled(figure, handle, to, sheet) {
    const axes = figure.points as Axes;
    const half = distance(axes[2], axes[3], sheet.spacing) / 2;
    if (handle < 2) return { ...figure, points: about(handle === 0 ? to : axes[0], handle === 1 ? to : axes[1], half, sheet) };
    return { ...figure, points: about(axes[0], axes[1], Math.abs(onAxis(axes, to, sheet.spacing).beside), sheet) };
  },
  settled,
};

/** An ellipse by the corners of its box. */
export const ellipse: Drawing = {
  kind: 'ellipse',
  holds: () => 'handles',
  begin: (at, desk) => new Placing(at, desk, { points: 2, figure: (points) => inBox(points, desk.sheet), made: (points) => settled(inBox(points, desk.sheet), desk.sheet) }),
};
