import type { ImagePoint } from '../../../api/contract';
import type { Mask, Outlines } from './mask';

/** The four sides of a pixel in the order in which an outline walks around it, with the region on its right: top, right, bottom, left. */
const along = [[1, 0], [0, 1], [-1, 0], [0, -1]] as const;
const outwards = [[0, -1], [1, 0], [0, 1], [-1, 0]] as const;
const corner = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;

/**
 * The outlines of a mask along the edges of its pixels, in corner-origin image points; only where they turn. Pixels that touch by a corner alone
 * have outlines of their own; a hole has one as well, so that a pixel is in when an odd number of outlines encloses it.
 */
export function trace(mask: Mask): Outlines {
  const { width, height, bits } = mask;
  const isIn = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && bits[y * width + x] === 1;
  // Every outline runs along the top of a pixel somewhere.
  const walked = new Uint8Array(width * height);
  const outlines: Outlines = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isIn(x, y) && !isIn(x, y - 1) && !walked[y * width + x]) outlines.push(walk(x, y, mask, isIn, walked));
    }
  }
  return outlines;
}

function walk(startX: number, startY: number, { left, top, width }: Mask, isIn: (x: number, y: number) => boolean, walked: Uint8Array): ImagePoint[] {
  const points: ImagePoint[] = [];
  let [x, y, side] = [startX, startY, 0];
  const turn = (to: number) => {
    side = to % 4;
    points.push([left + x + corner[side]![0], top + y + corner[side]![1]]);
  };
  do {
    if (side === 0) walked[y * width + x] = 1;
    const [ax, ay] = [x + along[side]![0], y + along[side]![1]];
    const [ox, oy] = [ax + outwards[side]![0], ay + outwards[side]![1]];
    if (!isIn(ax, ay)) turn(side + 1);
    else if (!isIn(ox, oy)) [x, y] = [ax, ay];
    else {
      [x, y] = [ox, oy];
      turn(side + 3);
    }
  } while (x !== startX || y !== startY || side !== 0);
  return points;
}
