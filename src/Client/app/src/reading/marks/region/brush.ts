import type { ImagePoint } from '../../../api/contract';
import type { Spacing } from '../millimetres';
import type { Mask } from './mask';

/** A round brush of the patient: `radius` in mm. */
export interface Brush {
  radius: number;
  /** Puts pixels in, or takes them out. */
  paints: boolean;
  /** Only pixels with a value from `low` to `high`; `values` are those of the whole image, row by row. */
  only?: { values: ArrayLike<number>; low: number; high: number };
}

/**
 * A stroke of the brush from one point to another on a mask of the whole image: all pixels whose centres are within the radius, in mm, of the
 * line; and always the one under the brush, so that the smallest brush is a pixel.
 */
export function stroke(mask: Mask, from: ImagePoint, to: ImagePoint, brush: Brush, spacing: Spacing): void {
  const [reachX, reachY] = [brush.radius / spacing.column, brush.radius / spacing.row];
  const first = (low: number) => Math.max(0, Math.floor(low));
  const [left, top] = [first(Math.min(from[0], to[0]) - reachX), first(Math.min(from[1], to[1]) - reachY)];
  const [right, bottom] = [Math.min(mask.width - 1, Math.floor(Math.max(from[0], to[0]) + reachX)), Math.min(mask.height - 1, Math.floor(Math.max(from[1], to[1]) + reachY))];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const under = (Math.floor(to[0]) === column && Math.floor(to[1]) === row) || toLine([column + 0.5, row + 0.5], from, to, spacing) <= brush.radius;
      const at = row * mask.width + column;
      if (under && allowed(brush, at)) mask.bits[at] = brush.paints ? 1 : 0;
    }
  }
}

const allowed = ({ only }: Brush, at: number) => !only || (only.values[at]! >= only.low && only.values[at]! <= only.high);

/** mm from a point to a line between two. */
function toLine(point: ImagePoint, from: ImagePoint, to: ImagePoint, { column, row }: Spacing): number {
  const [ax, ay] = [(to[0] - from[0]) * column, (to[1] - from[1]) * row];
  const [px, py] = [(point[0] - from[0]) * column, (point[1] - from[1]) * row];
  const share = Math.min(1, Math.max(0, (px * ax + py * ay) / (ax * ax + ay * ay || 1)));
  return Math.hypot(px - share * ax, py - share * ay);
}

/** The mean of a small disc, and two standard deviations to either side: what the tissue under the brush is. */
export function rangeUnder(values: ArrayLike<number>, columns: number, rows: number, at: ImagePoint, radius: number, spacing: Spacing): { low: number; high: number } {
  const found: number[] = [];
  const [reachX, reachY] = [Math.ceil(radius / spacing.column), Math.ceil(radius / spacing.row)];
  const [x, y] = [Math.floor(at[0]), Math.floor(at[1])];
  for (let row = Math.max(0, y - reachY); row <= Math.min(rows - 1, y + reachY); row++) {
    for (let column = Math.max(0, x - reachX); column <= Math.min(columns - 1, x + reachX); column++) {
      if (Math.hypot((column - x) * spacing.column, (row - y) * spacing.row) <= radius) found.push(values[row * columns + column]!);
    }
  }
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  const deviation = Math.sqrt(found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length);
  return { low: Math.floor(mean - 2 * deviation), high: Math.ceil(mean + 2 * deviation) };
}
