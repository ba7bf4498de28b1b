import { cross, dot, type PatientPoint } from '../coordinates';
import { cornersOf, type Volume } from './volume';

export type PlaneName = 'axial' | 'coronal' | 'sagittal';

/** A plane of the patient as it lies on the screen (LPS): right of the patient on the left, the head above, sagittal seen from the left. */
export interface PatientPlane {
  name: PlaneName;
  right: PatientPoint;
  down: PatientPoint;
}

export const patientPlanes: PatientPlane[] = [
  { name: 'axial', right: [1, 0, 0], down: [0, 1, 0] },
  { name: 'coronal', right: [1, 0, 0], down: [0, 0, -1] },
  { name: 'sagittal', right: [0, 1, 0], down: [0, 0, -1] },
];

export const normalOf = ({ right, down }: PatientPlane) => cross(right, down);

/** cos 5°: nearer than that, the plane is that of the slices themselves. */
const SAME = 0.9962;

/** The planes that a series was not taken in; a slab of its own plane is another picture than a slice. */
export const otherPlanes = (volume: Volume, slab: boolean) => patientPlanes.filter((plane) => slab || Math.abs(dot(normalOf(plane), volume.normal)) < SAME);

/** The smallest rectangle that holds the volume in a plane, mm along its two directions. */
export function extentOf(volume: Volume, { right, down }: PatientPlane): { left: number; top: number; width: number; height: number } {
  const corners = cornersOf(volume);
  const [x, y] = [corners.map((corner) => dot(corner, right)), corners.map((corner) => dot(corner, down))];
  const [left, top] = [Math.min(...x), Math.min(...y)];
  return { left, top, width: Math.max(...x) - left, height: Math.max(...y) - top };
}

/** Where a plane lies on its piece of screen: canvas = (mm along − from) × pixels per mm. */
export interface PaneView {
  left: number;
  top: number;
  pixelsPerMm: number;
}

/** mm to the right and down by which what is looked at lies away from the middle of its pane. */
export type PaneShift = readonly [right: number, down: number];

export const nearest = 12;
export const nearer = (zoom: number, factor: number) => Math.min(nearest, Math.max(1, zoom * factor));

const MARGIN = 10;

/** The whole volume in the middle; nearer by `zoom`, then about the point that is looked at, `shift` mm beside it. */
export function paneView(volume: Volume, plane: PatientPlane, width: number, height: number, zoom: number, about: PatientPoint, shift: PaneShift = [0, 0]): PaneView {
  const extent = extentOf(volume, plane);
  const pixelsPerMm = zoom * Math.max(0.01, Math.min((width - 2 * MARGIN) / extent.width, (height - 2 * MARGIN) / extent.height));
  const [x, y] = zoom > 1 ? [dot(about, plane.right) + shift[0], dot(about, plane.down) + shift[1]] : [extent.left + extent.width / 2, extent.top + extent.height / 2];
  return { left: x - width / 2 / pixelsPerMm, top: y - height / 2 / pixelsPerMm, pixelsPerMm };
}

/** The shift with which the place under two fingers stays under them, where they spread by `factor` and the pane lay as `held`. */
export function pinchedShift(held: PaneView, shift: PaneShift, size: readonly [number, number], from: readonly [number, number], to: readonly [number, number], factor: number): PaneShift {
  const along = (k: 0 | 1) => shift[k] + (from[k] - size[k] / 2) / held.pixelsPerMm - (to[k] - size[k] / 2) / (held.pixelsPerMm * factor);
  return [along(0), along(1)];
}

export const toPane = (view: PaneView, { right, down }: PatientPlane, point: PatientPoint): [x: number, y: number] => [
  (dot(point, right) - view.left) * view.pixelsPerMm,
  (dot(point, down) - view.top) * view.pixelsPerMm,
];

/** The point of the plane through `on` that lies under a place of the pane. */
export function fromPane(view: PaneView, plane: PatientPlane, [x, y]: [number, number], on: PatientPoint): PatientPoint {
  const across = x / view.pixelsPerMm + view.left - dot(on, plane.right);
  const along = y / view.pixelsPerMm + view.top - dot(on, plane.down);
  return [0, 1, 2].map((k) => on[k]! + across * plane.right[k]! + along * plane.down[k]!) as PatientPoint;
}

/** The direction in which two planes cut each other; null where they are parallel. */
export function lineOf(one: PatientPoint, other: PatientPoint): PatientPoint | null {
  const line = cross(one, other);
  const length = Math.hypot(...line);
  return length < 1e-3 ? null : (line.map((value) => value / length) as PatientPoint);
}
