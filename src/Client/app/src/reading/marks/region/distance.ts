import type { Spacing } from '../millimetres';
import type { Mask } from './mask';

/** For each pixel of the box the mm from its centre to the nearest centre on the other side: negative within the region. */
export function signedDistance(mask: Mask, spacing: Spacing): Float64Array {
  const outside = squaredDistance(mask, spacing, 1);
  const inside = squaredDistance(mask, spacing, 0);
  return outside.map((far, at) => (mask.bits[at] ? -Math.sqrt(inside[at]!) : Math.sqrt(far)));
}

/** Squared mm to the nearest pixel with that bit, exactly: lower envelopes of parabolas along columns, then along rows (Felzenszwalb and Huttenlocher 2012). */
function squaredDistance({ width, height, bits }: Mask, spacing: Spacing, bit: number): Float64Array {
  const far = Float64Array.from(bits, (each) => (each === bit ? 0 : Infinity));
  for (let x = 0; x < width; x++) envelope(far, x, width, height, spacing.row);
  for (let y = 0; y < height; y++) envelope(far, y * width, 1, width, spacing.column);
  return far;
}

function envelope(values: Float64Array, start: number, stride: number, count: number, step: number): void {
  const height = (at: number) => values[start + at * stride]!;
  const apexes: number[] = [];
  const from: number[] = [];
  for (let at = 0; at < count; at++) {
    if (height(at) === Infinity) continue;
    let begin = -Infinity;
    while (apexes.length) {
      const last = apexes.at(-1)!;
      begin = (height(at) - height(last) + (at * at - last * last) * step * step) / (2 * (at - last) * step * step);
      if (begin > from.at(-1)!) break;
      apexes.pop();
      from.pop();
      begin = -Infinity;
    }
    apexes.push(at);
    from.push(begin);
  }
  if (apexes.length === 0) return;
  let piece = 0;
  const lowest = Array.from({ length: count }, (_, at) => {
    while (piece + 1 < apexes.length && from[piece + 1]! < at) piece++;
    return height(apexes[piece]!) + ((at - apexes[piece]!) * step) ** 2;
  });
  lowest.forEach((value, at) => (values[start + at * stride] = value));
}
