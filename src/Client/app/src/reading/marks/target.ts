import type { CaseImages, ImagePoint, Mark, Reading } from '../../api/contract';
import { toCanvas, type View } from '../../viewer/view';
import { axesOf } from './bidirectional';
import { isInside, nearestOnContour } from './contour';

/** What of a mark lies under the pointer. */
export interface Target {
  mark: Mark;
  part: 'end' | 'line' | 'inside';
  /** Which of the four ends of the axes. */
  end: number;
}

export const isOn = (images: CaseImages, mark: Mark, slice: number) => {
  const instance = images.instances[slice];
  return instance !== undefined && instance.sopInstanceUid === mark.sopInstanceUid && instance.frame === mark.frame;
};
export const sliceOf = (images: CaseImages, at: { sopInstanceUid: string; frame: number }) =>
  images.instances.findIndex((instance) => instance.sopInstanceUid === at.sopInstanceUid && instance.frame === at.frame);

export const marksOn = (reading: Reading, images: CaseImages, slice: number) =>
  reading.findings.flatMap((finding) => finding.marks.filter((mark) => isOn(images, mark, slice)));

/** The nearest end within reach, else the nearest line, else the smallest ring around the point. Distances are on the screen. */
export function targetAt(marks: Mark[], point: ImagePoint, view: View, reach: number): Target | null {
  const away = (a: ImagePoint, b: ImagePoint) => {
    const [one, two] = [toCanvas(view, a), toCanvas(view, b)];
    return Math.hypot(one[0] - two[0], one[1] - two[1]);
  };
  let best: { target: Target; distance: number } | null = null;
  const offer = (target: Target, distance: number) => {
    if (distance <= reach && (!best || distance < best.distance)) best = { target, distance };
  };
  for (const mark of marks) {
    const axes = axesOf(mark.points);
    if (mark.kind === 'bidirectional' && axes) axes.forEach((end, index) => offer({ mark, part: 'end', end: index }, away(end, point)));
  }
  if (best) return (best as { target: Target }).target;
  for (const mark of marks) offer({ mark, part: 'line', end: -1 }, distanceToLines(mark, point, away));
  if (best) return (best as { target: Target }).target;
  const around = marks.find((mark) => mark.kind === 'contour' && isInside(mark.points, point));
  return around ? { mark: around, part: 'inside', end: -1 } : null;
}

function distanceToLines(mark: Mark, point: ImagePoint, away: (a: ImagePoint, b: ImagePoint) => number): number {
  if (mark.kind === 'contour') return nearestOnContour(mark.points, point, away).distance;
  const axes = axesOf(mark.points);
  if (!axes) return Infinity;
  return Math.min(nearestOnContour([axes[0], axes[1]], point, away).distance, nearestOnContour([axes[2], axes[3]], point, away).distance);
}
