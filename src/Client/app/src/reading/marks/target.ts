import type { CaseImages, ImagePoint, Mark, Reading } from '../../api/contract';
import { toCanvas, type View } from '../../viewer/view';
import { area, isInside, nearestOnContour } from '../../viewer/contour';
import type { Sheet } from './millimetres';
import { forms } from './tools/forms';

/** What of a mark lies under the pointer. */
export interface Target {
  mark: Mark;
  part: 'end' | 'line' | 'inside';
  /** Which of its handles, −1 where it is none. */
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

/** The nearest handle within reach, else the nearest line, else the smallest shape around the point. Distances are on the screen. */
export function targetAt(marks: Mark[], point: ImagePoint, sheet: Sheet, view: View, reach: number): Target | null {
  const away = (a: ImagePoint, b: ImagePoint) => {
    const [one, two] = [toCanvas(view, a), toCanvas(view, b)];
    return Math.hypot(one[0] - two[0], one[1] - two[1]);
  };
  const ends = marks.flatMap((mark) => forms[mark.kind].handles(mark).map((handle, end) => ({ target: { mark, part: 'end' as const, end }, far: away(handle, point) })));
  const lines = marks.map((mark) => ({ target: { mark, part: 'line' as const, end: -1 }, far: distanceToLines(mark, point, sheet, away) }));
  const nearest = (offers: { target: Target; far: number }[]) => offers.filter(({ far }) => far <= reach).sort((a, b) => a.far - b.far)[0]?.target;
  return nearest(ends) ?? nearest(lines) ?? smallestAround(marks, point, sheet);
}

function distanceToLines(mark: Mark, point: ImagePoint, sheet: Sheet, away: (a: ImagePoint, b: ImagePoint) => number): number {
  return Math.min(...forms[mark.kind].lines(mark, sheet).map(({ points, closed }) => nearestOnContour(points, point, away, closed).distance), Infinity);
}

function smallestAround(marks: Mark[], point: ImagePoint, sheet: Sheet): Target | null {
  const around = marks
    .filter((mark) => forms[mark.kind].filled)
    .map((mark) => ({ mark, lines: forms[mark.kind].lines(mark, sheet) }))
    .filter(({ lines }) => lines.filter((line) => isInside(line.points, point)).length % 2 === 1)
    .map(({ mark, lines }) => ({ mark, size: Math.max(...lines.map((line) => area(line.points))) }))
    .sort((a, b) => a.size - b.size)[0];
  return around ? { mark: around.mark, part: 'inside', end: -1 } : null;
}
