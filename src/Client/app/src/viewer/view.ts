import type { ImagePoint } from '../api/contract';

/** A point in CSS pixels from the top-left corner of the viewport. */
export type CanvasPoint = [x: number, y: number];

/** How image points lie on the screen now: canvas = (a·x + c·y + e, b·x + d·y + f). Taken from the engine after each rendering. */
export interface View {
  matrix: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  width: number;
  height: number;
}

export function toCanvas(view: View, [x, y]: ImagePoint): CanvasPoint {
  const [a, b, c, d, e, f] = view.matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

export function toImage(view: View, [x, y]: CanvasPoint): ImagePoint {
  const [a, b, c, d, e, f] = view.matrix;
  const determinant = a * d - b * c;
  return [(d * (x - e) - c * (y - f)) / determinant, (a * (y - f) - b * (x - e)) / determinant];
}

/** CSS pixels that one image pixel takes along a row. */
export const pixelsPerColumn = (view: View) => Math.hypot(view.matrix[0], view.matrix[1]);

/** The affine map that sends (0,0), (1,0) and (0,1) of the image to the three given points. */
export function viewThrough(origin: CanvasPoint, unitX: CanvasPoint, unitY: CanvasPoint, width: number, height: number): View {
  return {
    matrix: [unitX[0] - origin[0], unitX[1] - origin[1], unitY[0] - origin[0], unitY[1] - origin[1], origin[0], origin[1]],
    width,
    height,
  };
}

export const sameView = (one: View, other: View) =>
  one.width === other.width && one.height === other.height && one.matrix.every((value, index) => Math.abs(value - other.matrix[index]!) < 1e-6);
