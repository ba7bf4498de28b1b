import type { ImagePoint, Mark } from '../../api/contract';

export interface MarkLine {
  points: ImagePoint[];
  closed: boolean;
}

const CORNERS = 48;
const line = (...points: ImagePoint[]): MarkLine => ({ points, closed: false });
const ring = (points: ImagePoint[]): MarkLine => ({ points, closed: true });

/** The lines that a mark is made of, for pictures that show where it lies and no more. */
export function linesOf({ kind, points, outlines = [] }: Mark): MarkLine[] {
  const [a, b, c, d] = points;
  if (kind === 'region') return outlines.map(ring);
  if (!a) return [];
  if (kind === 'bidirectional' && b && c && d) return [line(a, b), line(c, d)];
  if (kind === 'ellipse' && b && c && d) {
    const middle: ImagePoint = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    return [around(middle, [b[0] - middle[0], b[1] - middle[1]], [(d[0] - c[0]) / 2, (d[1] - c[1]) / 2])];
  }
  if (kind === 'circle' && b) return [around(a, [b[0] - a[0], b[1] - a[1]], [a[1] - b[1], b[0] - a[0]])];
  return [kind === 'contour' || kind === 'rectangle' ? ring(points) : line(...points)];
}

const around = ([x, y]: ImagePoint, major: ImagePoint, minor: ImagePoint): MarkLine =>
  ring(
    Array.from({ length: CORNERS }, (_, index) => {
      const [cos, sin] = [Math.cos((2 * Math.PI * index) / CORNERS), Math.sin((2 * Math.PI * index) / CORNERS)];
      return [x + cos * major[0] + sin * minor[0], y + cos * major[1] + sin * minor[1]];
    }),
  );
