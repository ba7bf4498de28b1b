import type { ImagePoint } from '../../../api/contract';
import { distance, type Sheet, type Spacing } from '../millimetres';
import type { Drawing } from './drawing';
import { fromKnots } from './knots';
import { Placing } from './placing';

/** A closed smooth outline through knots. */
export const spline: Drawing = {
  kind: 'contour',
  holds: (mark) => (mark.knots ? 'handles' : null),
  begin: (at, desk) =>
    new Placing(at, desk, {
      points: Infinity,
      figure: (knots) => ({ kind: 'contour', points: knots.length < 3 ? knots : curve(knots, desk.sheet), knots }),
      made: (knots) => fromKnots(knots, curve(knots, desk.sheet), desk.sheet),
    }),
};

/**
 * A closed Catmull–Rom curve with centripetal parameters in mm, so that it has neither cusps nor loops within a piece (Yuksel, Schaefer and
 * Keyser 2011); about one point for each pixel.
 */
export function curve(knots: ImagePoint[], sheet: Sheet): ImagePoint[] {
  const count = knots.length;
  const at = (index: number) => knots[(index + count) % count]!;
  const length = knots.reduce((sum, knot, index) => sum + Math.hypot(knot[0] - at(index + 1)[0], knot[1] - at(index + 1)[1]), 0);
  const most = Math.max(4, Math.floor(MOST / count));
  return knots.flatMap((knot, index) => {
    const share = Math.hypot(knot[0] - at(index + 1)[0], knot[1] - at(index + 1)[1]);
    const steps = length > 0 ? Math.min(most, Math.max(4, Math.ceil(share))) : 1;
    return Array.from({ length: steps }, (_, step) => through([at(index - 1), knot, at(index + 1), at(index + 2)], step / steps, sheet.spacing));
  });
}

const MOST = 4000;

/** Barry and Goldman's pyramid between the second and the third of four knots; `share` runs from 0 to 1. */
function through([a, b, c, d]: [ImagePoint, ImagePoint, ImagePoint, ImagePoint], share: number, spacing: Spacing): ImagePoint {
  if (share === 0) return b;
  const step = (one: ImagePoint, other: ImagePoint) => Math.sqrt(distance(one, other, spacing)) || 1e-6;
  const t = [0, step(a, b), 0, 0] as [number, number, number, number];
  t[2] = t[1] + step(b, c);
  t[3] = t[2] + step(c, d);
  const now = t[1] + share * (t[2] - t[1]);
  const mix = (one: ImagePoint, other: ImagePoint, from: number, to: number): ImagePoint => {
    const far = (now - from) / (to - from);
    return [one[0] + (other[0] - one[0]) * far, one[1] + (other[1] - one[1]) * far];
  };
  const [ab, bc, cd] = [mix(a, b, t[0], t[1]), mix(b, c, t[1], t[2]), mix(c, d, t[2], t[3])];
  return mix(mix(ab, bc, t[0], t[2]), mix(bc, cd, t[1], t[3]), t[1], t[2]);
}
