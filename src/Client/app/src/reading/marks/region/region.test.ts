import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../../../api/contract';
import { between } from './between';
import { signedDistance } from './distance';
import { fillHoles, trimmed } from './holes';
import { countOf, emptyMask, holds, inBox, type Mask } from './mask';
import { rasterise } from './rasterise';
import { trace } from './trace';

const maskOf = (...rows: string[]): Mask => ({ left: 3, top: 5, width: rows[0]!.length, height: rows.length, bits: Uint8Array.from(rows.join(''), (each) => (each === '#' ? 1 : 0)) });
/** A repeatable 0 … 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);
}
const pixels = (mask: Mask) => {
  const found: string[] = [];
  for (let row = 0; row < 40; row++) for (let column = 0; column < 40; column++) if (holds(mask, column, row)) found.push(`${column},${row}`);
  return found;
};

describe('outlines of a mask', () => {
  it('run along the edges of its pixels and turn only at corners', () => {
    expect(trace(maskOf('.##', '.##'))).toEqual([[[6, 5], [6, 7], [4, 7], [4, 5]]]);
  });

  it('are one for each island and each hole, and touching corners do not join islands', () => {
    expect(trace(maskOf('###.#', '#.#..', '###.#'))).toHaveLength(4);
    expect(trace(maskOf('#.', '.#'))).toHaveLength(2);
  });

  it('give back exactly the pixels they were traced from, with islands in holes, whatever they are', () => {
    const next = random(20261129);
    for (let round = 0; round < 200; round++) {
      const [width, height, share] = [1 + Math.floor(next() * 24), 1 + Math.floor(next() * 24), next()];
      const mask = { ...emptyMask(Math.floor(next() * 10), Math.floor(next() * 10), width, height), bits: Uint8Array.from({ length: width * height }, () => (next() < share ? 1 : 0)) };
      const outlines = trace(mask);
      expect(outlines.flat().every(([x, y]) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
      expect(pixels(rasterise(outlines, 40, 40))).toEqual(pixels(mask));
    }
  });

  it('are none of an empty mask, and a mask of none is empty', () => {
    expect(trace(emptyMask(0, 0, 4, 4))).toEqual([]);
    expect(countOf(rasterise([], 40, 40))).toBe(0);
  });
});

describe('holes of a mask', () => {
  const ring = () => maskOf('#####.', '#.###.', '###..#', '###..#', '######');

  it('are filled up to a size, and what is open to the outside is none', () => {
    const small = ring();
    fillHoles(small, 1);
    expect(countOf(small)).toBe(countOf(ring()) + 1);
    const all = ring();
    fillHoles(all, 4);
    expect(countOf(all)).toBe(28);
  });

  it('are looked for in the smallest box around the pixels', () => {
    const mask = maskOf('....', '.##.', '....');
    expect(trimmed(mask)).toMatchObject({ left: 4, top: 6, width: 2, height: 1 });
    expect(pixels(trimmed(mask))).toEqual(pixels(mask));
    expect(countOf(trimmed(maskOf('..', '..')))).toBe(0);
  });
});

describe('a contour as pixels', () => {
  it('holds the pixels whose centres it encloses', () => {
    expect(pixels(rasterise([[[2.6, 3], [5.4, 3], [5.4, 4.6], [2.6, 4.6]]], 40, 40))).toEqual(['3,3', '4,3', '3,4', '4,4']);
  });

  it('ends at the edge of the image', () => {
    expect(countOf(rasterise([[[-5, -5], [50, -5], [50, 50], [-5, 50]]], 40, 30))).toBe(1200);
  });
});

const spacing = { column: 0.5, row: 2 };
const disc = (cx: number, cy: number, mm: number): Mask => {
  const mask = emptyMask(0, 0, 160, 60);
  for (let y = 0; y < 60; y++) for (let x = 0; x < 160; x++) if (Math.hypot((x + 0.5 - cx) * spacing.column, (y + 0.5 - cy) * spacing.row) <= mm) mask.bits[y * 160 + x] = 1;
  return mask;
};

it('measures distances in mm on pixels that are not square, as every pixel tried one by one', () => {
  const mask = disc(60, 20, 9);
  const far = signedDistance(mask, spacing);
  const next = random(7);
  for (let round = 0; round < 40; round++) {
    const [x, y] = [Math.floor(next() * 160), Math.floor(next() * 60)];
    const own = mask.bits[y * 160 + x]!;
    let nearest = Infinity;
    mask.bits.forEach((bit, at) => {
      if (bit !== own) nearest = Math.min(nearest, Math.hypot(((at % 160) - x) * spacing.column, (Math.floor(at / 160) - y) * spacing.row));
    });
    expect(far[y * 160 + x]).toBeCloseTo(own ? -nearest : nearest, 9);
  }
});

describe('between two slices', () => {
  const areaMm = (mask: Mask) => countOf(mask) * spacing.column * spacing.row;

  it('lies a disc of the mean radius half way between two discs, in their middle', () => {
    const half = between(disc(60, 25, 8), disc(90, 31, 16), 0.5, spacing);
    expect(Math.sqrt(areaMm(half) / Math.PI)).toBeCloseTo(12, 0);
    const middle = pixelsMean(half);
    expect(middle[0]).toBeCloseTo(75, 0);
    expect(middle[1]).toBeCloseTo(28, 0);
  });

  it('goes from the one to the other', () => {
    const areas = [0.2, 0.4, 0.6, 0.8].map((share) => areaMm(between(disc(60, 25, 8), disc(60, 25, 16), share, spacing)));
    expect(areas).toEqual([...areas].sort((a, b) => a - b));
    expect(areas[0]).toBeGreaterThan(Math.PI * 64);
    expect(areas[3]).toBeLessThan(Math.PI * 256);
  });

  it('is the same region where both are the same', () => {
    const one = disc(60, 25, 10);
    expect(inBox(between(one, one, 0.3, spacing), one).bits).toEqual(one.bits);
  });

  it('is nothing between a region and none', () => expect(countOf(between(disc(60, 25, 8), emptyMask(0, 0, 4, 4), 0.5, spacing))).toBe(0));
});

function pixelsMean(mask: Mask): ImagePoint {
  let [x, y, count] = [0, 0, 0];
  mask.bits.forEach((bit, at) => {
    x += bit * (mask.left + (at % mask.width) + 0.5);
    y += bit * (mask.top + Math.floor(at / mask.width) + 0.5);
    count += bit;
  });
  return [x / count, y / count];
}
