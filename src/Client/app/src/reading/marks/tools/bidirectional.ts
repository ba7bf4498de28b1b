import type { ImagePoint } from '../../../api/contract';
import type { Sheet } from '../millimetres';
import { axesInside, drawnAxes, longerFirst, withEndAt, type Axes } from './axes';
import type { Drawing } from './drawing';
import { withExtent, type Figure, type Form } from './figure';
import { Placing } from './placing';

/** What a hand has drawn is the long axis; the short one is proposed, and stays a proposal until one of its ends is pulled or it is kept as it is. */
const proposed = (start: ImagePoint, end: ImagePoint, { spacing }: Sheet): Figure => ({ kind: 'bidirectional', points: drawnAxes(start, end, spacing), shortAxisProposed: true });

export const bidirectionalForm: Form = {
  lines: ({ points, shortAxisProposed }) => [
    { points: points.slice(0, 2), closed: false },
    { points: points.slice(2, 4), closed: false, ...(shortAxisProposed ? { proposed: true as const } : {}) },
  ],
  handles: ({ points }) => points,
  pulled({ points, shortAxisProposed, ...figure }, handle, to, sheet) {
    const [start, end] = points as Axes;
    if (shortAxisProposed && handle < 2) return handle === 0 ? proposed(to, end, sheet) : proposed(start, to, sheet);
    return { ...figure, points: withEndAt(points as Axes, handle, to, sheet.spacing) };
  },
  // An end of the short axis that needs no pull is pressed, and the axis kept.
  pressed: ({ shortAxisProposed, ...figure }, handle) => (shortAxisProposed && handle >= 2 ? figure : null),
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
    const axes = ([start, end]: Figure['points']) => proposed(start!, end!, desk.sheet);
    return new Placing(at, desk, { points: 2, figure: axes, made: (points) => bidirectionalForm.settled!(axes(points), desk.sheet) });
  },
};
