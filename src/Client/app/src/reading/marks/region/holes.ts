import { inBox, type Mask } from './mask';

/** Fills the holes of at most so many pixels: in a region grown by values they are noise. Larger ones are what they are. */
export function fillHoles(mask: Mask, most: number): void {
  const { width, height, bits } = mask;
  const seen = Uint8Array.from(bits);
  for (let start = 0; start < bits.length; start++) {
    if (seen[start]) continue;
    const hole = [start];
    let open = false;
    seen[start] = 1;
    // What reaches the edge of the box is the outside.
    for (let next = 0; next < hole.length; next++) {
      const at = hole[next]!;
      const [x, y] = [at % width, Math.floor(at / width)];
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) open = true;
      for (const beside of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, y > 0 ? at - width : -1, y < height - 1 ? at + width : -1]) {
        if (beside < 0 || seen[beside]) continue;
        seen[beside] = 1;
        hole.push(beside);
      }
    }
    if (!open && hole.length <= most) for (const at of hole) bits[at] = 1;
  }
}

/** The same pixels in the smallest box around them; one pixel of it when there are none. */
export function trimmed(mask: Mask): Mask {
  const { width, height, bits } = mask;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < bits.length; at++) {
    if (!bits[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (right < left) return { left: mask.left, top: mask.top, width: 1, height: 1, bits: new Uint8Array(1) };
  const box = { left: mask.left + left, top: mask.top + top, width: right - left + 1, height: bottom - top + 1 };
  return inBox(mask, box);
}
