import type { Drawing } from './drawing';
import type { Figure, Form } from './figure';
import { Placing } from './placing';

export const pointForm: Form = {
  lines: () => [],
  handles: ({ points }) => points,
  pulled: (figure, _, to) => ({ ...figure, points: [to] }),
};

/** A place with its value. */
export const point: Drawing = {
  kind: 'point',
  holds: () => 'handles',
  begin(at, desk) {
    const here = (points: Figure['points']): Figure => ({ kind: 'point', points: points.slice(-1) });
    return new Placing(at, desk, { points: 1, figure: here, made: here });
  },
};
