import type { MarkKind } from '../../../api/contract';
import { angleForm } from './angle';
import { arrowForm } from './arrow';
import { bidirectionalForm } from './bidirectional';
import { circleForm } from './circle';
import { ellipseForm } from './ellipse';
import type { Form } from './figure';
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
