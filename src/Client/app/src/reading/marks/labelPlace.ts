import type { CanvasPoint, View } from '../../viewer/view';

/** CSS pixels on the viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 14;
/** Room for the corner texts above, the scrubber below and the letters at the sides. */
const margin = { left: 30, top: 30, right: 40, bottom: 44 };

/** Without spreading: the outlines of a region have more points than a call takes arguments. */
export function boxAround(points: CanvasPoint[]): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Right of the marks, else left, below or above: the first place that lies inside the image and hides nothing; else the one that hides least. */
export function labelPlace(size: { width: number; height: number }, marks: Box, others: Box[], view: View): { left: number; top: number } {
  const [middleX, middleY] = [(marks.left + marks.right - size.width) / 2, (marks.top + marks.bottom - size.height) / 2];
  const places = [
    { left: marks.right + GAP, top: middleY },
    { left: marks.left - GAP - size.width, top: middleY },
    { left: middleX, top: marks.bottom + GAP },
    { left: middleX, top: marks.top - GAP - size.height },
  ].map((place) => ({
    left: Math.min(view.width - margin.right - size.width, Math.max(margin.left, place.left)),
    top: Math.min(view.height - margin.bottom - size.height, Math.max(margin.top, place.top)),
  }));
  const hidden = (place: { left: number; top: number }) => {
    const box = { ...place, right: place.left + size.width, bottom: place.top + size.height };
    return [marks, ...others].reduce((sum, other) => sum + overlap(box, other), 0);
  };
  return places.reduce((best, place) => (hidden(place) < hidden(best) - 1 ? place : best));
}

const overlap = (a: Box, b: Box) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
