import type { ImagePoint } from '../../../api/contract';
import { distance, movedInside, type Sheet } from '../millimetres';
import type { Drawing } from './drawing';
import { roundLine } from './ellipse';
import { mapped, type Figure, type Form } from './figure';
import { Placing } from './placing';

/** A circle of the patient: on pixels that are not square it is an ellipse of the image. */
function ring([centre, rim]: ImagePoint[], { spacing }: Sheet): ImagePoint[] {
  const radius = distance(centre!, rim!, spacing);
  return roundLine(centre!, [centre![0] + radius / spacing.column, centre![1]], [centre![0], centre![1] + radius / spacing.row]);
}

const settled = (figure: Figure, { spacing }: Sheet) => (distance(figure.points[0]!, figure.points[1]!, spacing) > 0 ? figure : null);

export const circleForm: Form = {
  filled: true,
  lines: ({ points }, sheet) => [{ points: ring(points, sheet), closed: true }],
  handles: ({ points }) => points,
  pulled(figure, handle, to, sheet) {
    const [centre, rim] = figure.points as [ImagePoint, ImagePoint];
    if (handle === 1) return { ...figure, points: [centre, to] };
    return mapped(figure, movedInside([centre, rim], [to[0] - centre[0], to[1] - centre[1]], sheet));
  },
  settled,
};

/** A circle from its centre outwards. */
export const circle: Drawing = {
  kind: 'circle',
  holds: () => 'handles',
  begin(at, desk) {
    const round = (points: ImagePoint[]): Figure => ({ kind: 'circle', points });
    return new Placing(at, desk, { points: 2, figure: round, made: (points) => settled(round(points), desk.sheet) });
  },
};
