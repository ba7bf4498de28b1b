import type { Spacing } from '../millimetres';
import { signedDistance } from './distance';
import { countOf, emptyMask, inBox, type Mask } from './mask';

interface Field {
  box: Omit<Mask, 'bits'>;
  mm: Float64Array;
}

/**
 * The region at a share of the way from one slice to another (shape-based interpolation, Raya and Udupa 1990): where the mean of the two signed
 * distances, each moved so that the middles of the regions fall together, is negative. Empty when one of the two is.
 */
export function between(one: Mask, other: Mask, share: number, spacing: Spacing): Mask {
  const box = boxAround(one, other);
  const mask = emptyMask(box.left, box.top, box.width, box.height);
  if (countOf(one) === 0 || countOf(other) === 0) return mask;
  const [a, b] = [fieldOf(one, box, spacing), fieldOf(other, box, spacing)];
  const [from, to] = [middleOf(one), middleOf(other)];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const mm = (1 - share) * sample(a, x - share * dx, y - share * dy) + share * sample(b, x + (1 - share) * dx, y + (1 - share) * dy);
      if (mm < 0) mask.bits[y * box.width + x] = 1;
    }
  }
  return mask;
}

/** Both regions with a pixel around them, so that each is bounded within the box. */
function boxAround(one: Mask, other: Mask): Omit<Mask, 'bits'> {
  const [left, top] = [Math.min(one.left, other.left) - 1, Math.min(one.top, other.top) - 1];
  const right = Math.max(one.left + one.width, other.left + other.width) + 1;
  const bottom = Math.max(one.top + one.height, other.top + other.height) + 1;
  return { left, top, width: right - left, height: bottom - top };
}

const fieldOf = (mask: Mask, box: Omit<Mask, 'bits'>, spacing: Spacing): Field => ({ box, mm: signedDistance(inBox(mask, box), spacing) });

function middleOf({ left, top, width, bits }: Mask): [number, number] {
  let [x, y, count] = [0, 0, 0];
  bits.forEach((bit, at) => {
    if (!bit) return;
    x += left + (at % width);
    y += top + Math.floor(at / width);
    count++;
  });
  return [x / count, y / count];
}

/** Bilinear; beyond the box as at its edge, which is outside of the region. */
function sample({ box, mm }: Field, x: number, y: number): number {
  const [cx, cy] = [Math.min(box.width - 1, Math.max(0, x)), Math.min(box.height - 1, Math.max(0, y))];
  const [left, top] = [Math.min(box.width - 2, Math.floor(cx)), Math.min(box.height - 2, Math.floor(cy))];
  const [u, v] = [cx - left, cy - top];
  const at = (column: number, row: number) => mm[(top + row) * box.width + left + column]!;
  return (1 - v) * ((1 - u) * at(0, 0) + u * at(1, 0)) + v * ((1 - u) * at(0, 1) + u * at(1, 1));
}
