import { axesInside, drawnAxes, longerFirst, withEndAt, type Axes } from './axes';
import type { Drawing } from './drawing';
import { withExtent, type Figure, type Form } from './figure';
import { Placing } from './placing';

export const bidirectionalForm: Form = {
  lines: ({ points }) => [points.slice(0, 2), points.slice(2, 4)].map((line) => ({ points: line, closed: false })),
  handles: ({ points }) => points,
  pulled: (figure, handle, to, { spacing }) => ({ ...figure, points: withEndAt(figure.points as Axes, handle, to, spacing) }),
  settled(figure, { spacing, columns, rows }) {
    const points = axesInside(longerFirst(figure.points as Axes, spacing), columns, rows);
    return withExtent({ ...figure, points }, [points.slice(0, 2), points.slice(2)]);
  },
};

/** Long and short axis by the ends of the long one. */
export const bidirectional: Drawing = {
  kind: 'bidirectional',
  holds: () => 'handles',
  begin(at, desk) {
    const axes = ([start, end]: Figure['points']): Figure => ({ kind: 'bidirectional', points: drawnAxes(start!, end!, desk.sheet.spacing) });
    return new Placing(at, desk, { points: 2, figure: axes, made: (points) => bidirectionalForm.settled!(axes(points), desk.sheet) });
  },
};
