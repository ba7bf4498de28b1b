import type { Drawing } from './drawing';
import { withExtent, withPoint, type Figure, type Form } from './figure';
import { Placing } from './placing';

export const arrowForm: Form = {
  lines: ({ points }) => [{ points, closed: false }],
  handles: ({ points }) => points,
  pulled: (figure, handle, to) => ({ ...figure, points: withPoint(figure.points, handle, to) }),
  settled: (figure) => withExtent(figure),
};

/** An arrow from its tip to its tail, where its text is typed at once. */
export const arrow: Drawing = {
  kind: 'arrow',
  holds: () => 'handles',
  begin(at, desk) {
    const shaft = (points: Figure['points']): Figure => ({ kind: 'arrow', points });
    return new Placing(at, desk, { points: 2, figure: shaft, made: (points) => withExtent(shaft(points)), after: (id) => desk.write(id) });
  },
};
