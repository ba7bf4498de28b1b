import { cross, dot, type ImagePlane, type PatientPoint } from '../coordinates';

/** Unit normal of a stack, from its first slice. */
const normalOf = ([first]: readonly ImagePlane[]): PatientPoint => cross(first!.rowCosines, first!.columnCosines);

/** The slice nearest to a point of the patient, measured along the normal of the stack: the first or the last where the point lies beyond. `planes` is not empty. */
export function nearestSlice(planes: readonly ImagePlane[], point: PatientPoint): number {
  const normal = normalOf(planes);
  const at = dot(point, normal);
  const distance = ({ position }: ImagePlane) => Math.abs(dot(position, normal) - at);
  return planes.reduce((best, plane, slice) => (distance(plane) < distance(planes[best]!) ? slice : best), 0);
}

/** From one frame of reference to another, mm. */
export type Shift = PatientPoint;
export const noShift: Shift = [0, 0, 0];

/** By how much a point has to be moved, along the normal of the other stack, to lie on that slice of it: two positions that a reader has said to be one. */
export function shiftTo(planes: readonly ImagePlane[], slice: number, point: PatientPoint): Shift {
  const normal = normalOf(planes);
  const by = dot(planes[slice]!.position, normal) - dot(point, normal);
  return normal.map((value) => value * by) as Shift;
}

export const moved = (point: PatientPoint, shift: Shift, sign: 1 | -1): PatientPoint => point.map((value, k) => value + sign * shift[k]!) as PatientPoint;
