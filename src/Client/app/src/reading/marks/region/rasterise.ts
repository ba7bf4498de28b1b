import { boxOf, emptyMask, type Mask, type Outlines } from './mask';

/**
 * The pixels whose centres an odd number of rings encloses. Outlines along the edges of pixels give exactly the pixels they were traced from, as no
 * centre lies on an edge.
 */
export function rasterise(rings: Outlines, columns: number, rows: number): Mask {
  const box = boxOf(rings, columns, rows);
  if (!box) return emptyMask(0, 0, 0, 0);
  const mask = emptyMask(box.left, box.top, box.width, box.height);
  for (const ring of rings) ring.forEach((from, index) => crossings(mask, from, ring[(index + 1) % ring.length]!));
  for (let row = 0; row < mask.height; row++) {
    for (let at = row * mask.width + 1; at < (row + 1) * mask.width; at++) mask.bits[at]! ^= mask.bits[at - 1]!;
  }
  return mask;
}

/** Where an edge crosses the middle of a row, what is in and what is out change places from the next pixel on. */
function crossings(mask: Mask, [x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): void {
  const [upper, lower] = [Math.min(y1, y2), Math.max(y1, y2)];
  const last = Math.min(mask.top + mask.height, Math.ceil(lower - 0.5));
  for (let row = Math.max(mask.top, Math.ceil(upper - 0.5)); row < last; row++) {
    const x = x1 + ((row + 0.5 - y1) / (y2 - y1)) * (x2 - x1);
    const column = Math.max(0, Math.ceil(x - 0.5) - mask.left);
    if (column < mask.width) mask.bits[(row - mask.top) * mask.width + column]! ^= 1;
  }
}
