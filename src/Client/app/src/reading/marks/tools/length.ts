import type { Drawing } from './drawing';
import { withExtent, withPoint, type Figure, type Form } from './figure';
import { Placing } from './placing';

export const lengthForm: Form = {
  lines: ({ points }) => [{ points, closed: false }],
  handles: ({ points }) => points,
  pulled: (figure, handle, to) => ({ ...figure, points: withPoint(figure.points, handle, to) }),
  settled: (figure) => withExtent(figure),
};

/** A distance by its two ends. */
export const length: Drawing = {
  kind: 'length',
  holds: () => 'handles',
  begin(at, desk) {
    const line = (points: Figure['points']): Figure => ({ kind: 'length', points });
    return new Placing(at, desk, { points: 2, figure: line, made: (points) => withExtent(line(points)) });
  },
};
