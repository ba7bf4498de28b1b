import type { Drawing } from './drawing';
import { withExtent, withPoint, type Figure, type Form } from './figure';
import { Placing } from './placing';

export const angleForm: Form = {
  lines: ({ points }) => [{ points, closed: false }],
  handles: ({ points }) => points,
  pulled: (figure, handle, to) => ({ ...figure, points: withPoint(figure.points, handle, to) }),
  settled: (figure) => withExtent(figure),
};

/** An angle by an end, its vertex and the other end: a drag and a click, or three clicks. */
export const angle: Drawing = {
  kind: 'angle',
  holds: () => 'handles',
  begin(at, desk) {
    const arms = (points: Figure['points']): Figure => ({ kind: 'angle', points });
    return new Placing(at, desk, { points: 3, figure: arms, made: (points) => withExtent(arms(points)) });
  },
};
