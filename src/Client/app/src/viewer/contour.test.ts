import { describe, expect, it } from 'vitest';
import type { ImagePoint } from '../api/contract';
import { area, closedContour, isInside, overlap, reshaped } from './contour';

const circle = (cx: number, cy: number, r: number, turns = 1, count = 60): ImagePoint[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = (turns * 2 * Math.PI * index) / count;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });

describe('a drawn contour', () => {
  it('keeps the area of what was drawn', () => {
    const ring = closedContour(circle(50, 50, 10), 0.5)!;
    // A regular 60-gon has sin(2π/60)·60/2 of r².
    expect(area(ring)).toBeCloseTo(((Math.sin((2 * Math.PI) / 60) * 60) / 2) * 100, 6);
  });

  it('loses the tail that overshoots its start', () => {
    const drawn = [...circle(50, 50, 10, 1, 60), [60.5, 50.3], [59.2, 52.5], [57, 54]] as ImagePoint[];
    const ring = closedContour(drawn, 0.2)!;
    expect(area(ring)).toBeGreaterThan(300);
    expect(area(ring)).toBeLessThan(318);
    expect(closedContour(ring, 0)).toEqual(ring);
  });

  it('is nothing when a click or a line was drawn', () => {
    expect(closedContour([[3, 3]], 0.5)).toBeNull();
    expect(closedContour([[3, 3], [9, 9], [20, 20]], 0.5)).toBeNull();
  });

  it('knows inside from outside', () => {
    expect(isInside(circle(50, 50, 10), [50, 57])).toBe(true);
    expect(isInside(circle(50, 50, 10), [50, 61])).toBe(false);
  });
});

describe('reshaping', () => {
  it('takes the drawn stretch in place of the part between its ends', () => {
    const ring: ImagePoint[] = [[0, 0], [20, 0], [20, 20], [0, 20]];
    const bulged = reshaped(ring, [[20, 5], [26, 10], [20, 15]], 0.1)!;
    expect(area(bulged)).toBeCloseTo(400 + 30, 6);
    const dented = reshaped(ring, [[20, 5], [14, 10], [20, 15]], 0.1)!;
    expect(area(dented)).toBeCloseTo(400 - 30, 6);
  });
});

describe('overlap', () => {
  it('is found between rings that cross, hold each other, or are apart', () => {
    expect(overlap(circle(50, 50, 10), circle(58, 50, 10))).toBe(true);
    expect(overlap(circle(50, 50, 10), circle(50, 50, 3))).toBe(true);
    expect(overlap(circle(50, 50, 10), circle(80, 50, 10))).toBe(false);
  });
});
