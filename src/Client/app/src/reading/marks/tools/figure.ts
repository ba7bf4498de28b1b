import type { ImagePoint, Mark } from '../../../api/contract';
import type { Sheet } from '../millimetres';

/** What a hand has drawn on one image: a mark without its name and place. */
export type Figure = Omit<Mark, 'id' | 'sopInstanceUid' | 'frame'>;

export interface Line {
  points: ImagePoint[];
  closed: boolean;
  /** Nobody has set it yet. */
  proposed?: true;
}

/** How a kind of mark looks, and how a hand takes hold of it. */
export interface Form {
  lines(figure: Figure, sheet: Sheet): Line[];
  handles(figure: Figure): ImagePoint[];
  /** The figure with one of its handles pulled to a point of the image. */
  pulled(figure: Figure, handle: number, to: ImagePoint, sheet: Sheet): Figure;
  /** The figure after a handle was pressed and let go where it was; null where that means nothing. */
  pressed?(figure: Figure, handle: number): Figure | null;
  /** What stays when the hand lets go: null when nothing with an extent is left. */
  settled?(figure: Figure, sheet: Sheet): Figure | null;
  /** It has an inside, by which it is taken hold of as well. */
  filled?: true;
}

/** A figure with all that it stands on changed by the same map. */
export const mapped = (figure: Figure, map: (point: ImagePoint) => ImagePoint): Figure => ({
  ...figure,
  points: figure.points.map(map),
  ...(figure.outlines ? { outlines: figure.outlines.map((outline) => outline.map(map)) } : {}),
  ...(figure.knots ? { knots: figure.knots.map(map) } : {}),
});

export const withPoint = (points: ImagePoint[], index: number, to: ImagePoint) => points.map((point, each) => (each === index ? to : point));

/** The figure when each of its lines has a length, else null; `lines` are runs of points, as the form draws them. */
export const withExtent = (figure: Figure, lines: ImagePoint[][] = [figure.points]): Figure | null =>
  lines.some((line) => line.some(([x, y], index) => index > 0 && x === line[index - 1]![0] && y === line[index - 1]![1])) ? null : figure;
