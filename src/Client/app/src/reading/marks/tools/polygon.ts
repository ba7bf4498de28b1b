import type { Drawing } from './drawing';
import { fromKnots } from './knots';
import { Placing } from './placing';

/** A closed outline by its corners. */
export const polygon: Drawing = {
  kind: 'contour',
  holds: (mark) => (mark.knots ? 'handles' : null),
  begin: (at, desk) =>
    new Placing(at, desk, {
      points: Infinity,
      figure: (corners) => ({ kind: 'contour', points: corners, knots: corners }),
      made: (corners) => fromKnots(corners, corners, desk.sheet),
    }),
};
