import type { Mark, MarkKind } from '../../../api/contract';
import type { Sheet } from '../millimetres';
import { angleForm } from './angle';
import { arrowForm } from './arrow';
import { bidirectionalForm } from './bidirectional';
import { circleForm } from './circle';
import { ellipseForm } from './ellipse';
import type { Form, Line } from './figure';
import { contourForm } from './freehand';
import { lengthForm } from './length';
import { pointForm } from './point';
import { rectangleForm } from './rectangle';
import { regionForm } from './region';

/** How each kind of mark looks and is taken hold of. */
export const forms: Record<MarkKind, Form> = {
  bidirectional: bidirectionalForm,
  length: lengthForm,
  ellipse: ellipseForm,
  circle: circleForm,
  rectangle: rectangleForm,
  contour: contourForm,
  region: regionForm,
  angle: angleForm,
  point: pointForm,
  arrow: arrowForm,
};

/** The lines of a mark, for pictures that show where it lies and no more; a point is a line of one. */
export function linesOf(mark: Mark, sheet: Sheet): Line[] {
  const lines = forms[mark.kind].lines(mark, sheet);
  return lines.length > 0 ? lines : [{ points: mark.points, closed: false }];
}
