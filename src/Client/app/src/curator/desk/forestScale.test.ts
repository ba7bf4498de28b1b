import { expect, it } from 'vitest';
import { cutOff, forestScale, tickWords } from './forestScale';

const interval = (value: number | null, low: number | null, high: number | null) => ({ value, low, high });

it('runs from 0 to 1 when nothing is negative', () => {
  const scale = forestScale([interval(0.8, 0.7, 0.9), interval(null, null, null)]);
  expect(scale.ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect([scale.at(0), scale.at(0.5), scale.at(1)]).toEqual([0, 50, 100]);
});
it('opens below 0 in quarters for a negative interval', () => {
  const scale = forestScale([interval(0.1, -0.3, 0.4)]);
  expect(scale.low).toBe(-0.5);
  expect(scale.at(-0.5)).toBe(0);
  expect(scale.at(0.25)).toBe(50);
});
it('never runs below −1 and marks what is cut off there', () => {
  const far = interval(0.2, -3.4, 0.6);
  const scale = forestScale([far]);
  expect(scale.low).toBe(-1);
  expect(scale.at(-3.4)).toBe(0);
  expect(cutOff(scale, far)).toEqual({ left: true, right: false });
});
it('opens for a negative value that has no interval', () => {
  expect(forestScale([interval(-0.08, null, null)]).low).toBe(-0.25);
});
it('writes ticks short', () => {
  expect([-0.25, 0, 0.75, 1].map(tickWords)).toEqual(['−.25', '0', '.75', '1']);
});
