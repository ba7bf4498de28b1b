import type { ImagePoint } from '../../../api/contract';
import { closedContour } from '../../../viewer/contour';
import { clamped, type Sheet } from '../millimetres';
import type { Figure } from './figure';

const MOST = 500;

/** One simple ring on the image; null when nothing with an area is left. */
export const outlineOf = (points: ImagePoint[], sheet: Sheet) => closedContour(points.map((point) => clamped(point, sheet)), 1e-9);

/** A contour and what it was made from. Where a polygon crosses itself the smaller loop goes, and with it the corners it had. */
export function fromKnots(knots: ImagePoint[], points: ImagePoint[], sheet: Sheet): Figure | null {
  const outline = outlineOf(points, sheet);
  if (!outline) return null;
  const polygon = points === knots;
  return { kind: 'contour', points: outline, ...(knots.length <= MOST ? { knots: polygon ? outline : knots } : {}) };
}
