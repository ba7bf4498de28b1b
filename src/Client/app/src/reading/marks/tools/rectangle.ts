import type { ImagePoint } from '../../../api/contract';
import type { Drawing } from './drawing';
import type { Figure, Form } from './figure';
import { Placing } from './placing';

const between = ([left, top]: ImagePoint, [right, bottom]: ImagePoint): ImagePoint[] => [[left, top], [right, top], [right, bottom], [left, bottom]];

function settled(figure: Figure): Figure | null {
  const [one, , other] = figure.points as [ImagePoint, ImagePoint, ImagePoint];
  return one[0] === other[0] || one[1] === other[1] ? null : figure;
}

/** Its sides lie along rows and columns; a corner that is pulled leaves the one across where it is. */
export const rectangleForm: Form = {
  filled: true,
  lines: ({ points }) => [{ points, closed: true }],
  handles: ({ points }) => points,
  pulled(figure, handle, [x, y]) {
    const [first, , third] = figure.points as [ImagePoint, ImagePoint, ImagePoint];
    const [atLeft, atTop] = [handle === 0 || handle === 3, handle < 2];
    return { ...figure, points: between([atLeft ? x : first[0], atTop ? y : first[1]], [atLeft ? third[0] : x, atTop ? third[1] : y]) };
  },
  settled,
};

/** A rectangle by two corners. */
export const rectangle: Drawing = {
  kind: 'rectangle',
  holds: () => 'handles',
  begin(at, desk) {
    const box = ([one, other]: ImagePoint[]): Figure => ({ kind: 'rectangle', points: between(one!, other!) });
    return new Placing(at, desk, { points: 2, figure: box, made: (points) => settled(box(points)) });
  },
};
