import type { ImagePoint } from '../../../api/contract';

/** Pixels of an image within a box of it; 1 is in the region, row by row. */
export interface Mask {
  left: number;
  top: number;
  width: number;
  height: number;
  bits: Uint8Array;
}

export type Outlines = ImagePoint[][];

/** More points than the server takes for one region: its edge is finer than a reader means. */
export const isTooFine = (outlines: Outlines) => outlines.reduce((sum, { length }) => sum + length, 0) > 50_000;

export const emptyMask = (left: number, top: number, width: number, height: number): Mask => ({ left, top, width, height, bits: new Uint8Array(width * height) });

export const countOf = ({ bits }: Mask) => bits.reduce((sum, bit) => sum + bit, 0);

/** Whether a pixel of the image is in it. */
export const holds = (mask: Mask, column: number, row: number) => {
  const [x, y] = [column - mask.left, row - mask.top];
  return x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask.bits[y * mask.width + x] === 1;
};

/** The smallest box of whole pixels around the points, cut at the image. Null when nothing is left. */
export function boxOf(rings: Outlines, columns: number, rows: number): Omit<Mask, 'bits'> | null {
  let [left, top, right, bottom] = [columns, rows, 0, 0];
  for (const [x, y] of rings.flat()) {
    left = Math.min(left, Math.max(0, Math.floor(x)));
    top = Math.min(top, Math.max(0, Math.floor(y)));
    right = Math.max(right, Math.min(columns, Math.ceil(x)));
    bottom = Math.max(bottom, Math.min(rows, Math.ceil(y)));
  }
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}

/** The same pixels in another box; what lies outside of it is lost. */
export function inBox(mask: Mask, box: Omit<Mask, 'bits'>): Mask {
  const moved = emptyMask(box.left, box.top, box.width, box.height);
  const [from, to] = [Math.max(mask.left, box.left), Math.min(mask.left + mask.width, box.left + box.width)];
  for (let row = Math.max(mask.top, box.top); to > from && row < Math.min(mask.top + mask.height, box.top + box.height); row++) {
    const start = (row - mask.top) * mask.width - mask.left;
    moved.bits.set(mask.bits.subarray(start + from, start + to), (row - box.top) * box.width + from - box.left);
  }
  return moved;
}

/** Adds the pixels of another mask, as far as they lie in this one's box. */
export function unite(mask: Mask, other: Mask): void {
  const same = inBox(other, mask);
  for (let at = 0; at < mask.bits.length; at++) mask.bits[at]! |= same.bits[at]!;
}
