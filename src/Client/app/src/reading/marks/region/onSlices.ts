import type { CaseImages, Finding, Mark } from '../../../api/contract';
import { sliceOf } from '../target';
import type { Sheet } from '../millimetres';
import { forms } from '../tools/forms';
import { between } from './between';
import { countOf, emptyMask, unite, type Mask, type Outlines } from './mask';
import { rasterise } from './rasterise';
import { trace } from './trace';

export interface RegionOnSlice {
  slice: number;
  outlines: Outlines;
}

/** The pixels of a mark that has an inside. */
export const pixelsOf = (mark: Mark, sheet: Sheet): Mask => rasterise(forms[mark.kind].lines(mark, sheet).map((line) => line.points), sheet.columns, sheet.rows);

export const isRegion = (mark: Mark) => mark.kind === 'region';
const isOutline = (mark: Mark) => forms[mark.kind].filled === true;

/** The pixels that a finding's marks enclose, by slice. */
function masksOf(finding: Finding, images: CaseImages, sheet: Sheet): Map<number, Mask> {
  const masks = new Map<number, Mask>();
  for (const mark of finding.marks.filter(isOutline)) {
    const [slice, mask] = [sliceOf(images, mark), pixelsOf(mark, sheet)];
    const there = masks.get(slice);
    masks.set(slice, there ? united(there, mask) : mask);
  }
  return masks;
}

/** Both, in a box around both. */
export function united(one: Mask, other: Mask): Mask {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  const [right, bottom] = [Math.max(one.left + one.width, other.left + other.width), Math.max(one.top + one.height, other.top + other.height)];
  const both = emptyMask(left, top, right - left, bottom - top);
  unite(both, one);
  unite(both, other);
  return both;
}

/** Whether outlined slices have others between them that are not. */
export function gapBetween(marks: Mark[], images: CaseImages): boolean {
  if (images.volume === false) return false;
  const slices = [...new Set(marks.filter(isOutline).map((mark) => sliceOf(images, mark)))].sort((a, b) => a - b);
  return slices.some((slice, index) => index > 0 && slice - slices[index - 1]! > 1);
}

/** What lies between the slices on which a finding is outlined, on each slice that has nothing of it. */
export function filledBetween(finding: Finding, images: CaseImages, sheet: Sheet): RegionOnSlice[] {
  if (images.volume === false) return [];
  const masks = masksOf(finding, images, sheet);
  const slices = [...masks.keys()].filter((slice) => countOf(masks.get(slice)!) > 0).sort((a, b) => a - b);
  return slices.slice(1).flatMap((last, index) => {
    const first = slices[index]!;
    return Array.from({ length: last - first - 1 }, (_, step) => {
      const mask = between(masks.get(first)!, masks.get(last)!, (step + 1) / (last - first), sheet.spacing);
      return { slice: first + step + 1, outlines: trace(mask) };
    }).filter(({ outlines }) => outlines.length > 0);
  });
}
