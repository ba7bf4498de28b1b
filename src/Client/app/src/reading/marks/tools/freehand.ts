import type { ImagePoint, Mark } from '../../../api/contract';
import type { PointerOnImage } from '../../../viewer/pointers';
import { pixelsPerColumn } from '../../../viewer/view';
import { area, closedContour, reshaped } from '../../../viewer/contour';
import { clamped } from '../millimetres';
import type { Desk, Drawing, Gesture, Ghost } from './drawing';
import { withPoint, type Form } from './figure';
import { fromKnots, outlineOf } from './knots';
import { curve } from './spline';

/** A contour, however it was drawn: its knots are its handles where it has any. */
export const contourForm: Form = {
  filled: true,
  lines: ({ points }) => [{ points, closed: true }],
  handles: ({ knots }) => knots ?? [],
  pulled(figure, handle, to, sheet) {
    const old = figure.knots!;
    const knots = withPoint(old, handle, to);
    // A polygon's corners are all its points; a spline has more.
    const points = figure.points.length === old.length ? knots : curve(knots, sheet);
    return { ...figure, points, knots };
  },
  settled(figure, sheet) {
    const { knots, points } = figure;
    if (knots) return fromKnots(knots, points.length === knots.length ? knots : points, sheet);
    const outline = outlineOf(points, sheet);
    return outline && { ...figure, points: outline };
  },
};

/** A closed outline drawn in one stroke; a stroke that begins on an outline corrects it. */
export const freehand: Drawing = {
  kind: 'contour',
  holds: (mark) => (mark.knots ? 'handles' : 'line'),
  begin: (at, desk) => new Stroke(at, desk, null),
};

/** CSS pixels between two points that are kept. */
const STEP = 1.5;

export class Stroke implements Gesture {
  private points: ImagePoint[];
  private readonly slice: number;
  private readonly desk: Desk;
  private readonly corrects: Mark | null;

  constructor(at: PointerOnImage, desk: Desk, corrects: Mark | null) {
    this.points = [at.point];
    this.slice = at.slice;
    this.desk = desk;
    this.corrects = corrects;
  }

  ghost = (): Ghost => ({ figure: { kind: 'contour', points: this.points }, markId: null, slice: this.slice, open: true });

  press(): void {}

  move(at: PointerOnImage): void {
    if (at.slice === this.slice) this.points = [...this.points, at.point];
  }

  release(at: PointerOnImage): true {
    const step = STEP / pixelsPerColumn(at.view);
    const ring = this.corrects ? redrawn(this.corrects, this.points, step) : closedContour(this.points, step);
    const points = ring?.map((point) => clamped(point, this.desk.sheet));
    if (!points) return true;
    if (this.corrects) this.desk.change(this.corrects, { kind: 'contour', points });
    else this.desk.add({ kind: 'contour', points }, this.slice);
    return true;
  }
}

/** A stroke that begins on a contour corrects it where it comes back to the line; one that goes all round replaces it. */
function redrawn(mark: Mark, stroke: ImagePoint[], step: number): ImagePoint[] | null {
  const whole = closedContour(stroke, step);
  if (whole && area(whole) > 0.6 * area(mark.points)) return whole;
  return reshaped(mark.points, stroke, step);
}
