import type { ImagePoint, Lesion } from '../../api/contract';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const marksOf = (lesion: Lesion) => lesion.readers.flatMap((reader) => [...reader.contours, ...reader.axes]);

/** The slice that most readers marked; of those that tie, the middle one. Null for a lesion without marks. */
export function lesionSlice(lesion: Lesion): number | null {
  const counts = new Map<number, number>();
  for (const { slice } of marksOf(lesion)) counts.set(slice, (counts.get(slice) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const best = [...counts].filter(([, count]) => count === most).map(([slice]) => slice).sort((a, b) => a - b);
  return best[Math.floor((best.length - 1) / 2)] ?? null;
}

export const lesionSlices = (lesion: Lesion) => [...new Set(marksOf(lesion).map((mark) => mark.slice))].sort((a, b) => a - b);

/** What all marks of the lesion take up, over all slices, in image pixels. */
export function lesionBox(lesion: Lesion): Box | null {
  const points = marksOf(lesion).flatMap((mark) => mark.points);
  if (points.length === 0) return null;
  return points.reduce<Box>(
    (box, [x, y]: ImagePoint) => ({ left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x), bottom: Math.max(box.bottom, y) }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
}
