import { expect, it } from 'vitest';
import { backOff } from './verdict';

it('waits longer after each try, never the same in two browsers and never longer than fifteen seconds', () => {
  expect([0, 1, 2, 3, 4, 50].map((tries) => backOff(tries, 1))).toEqual([1000, 2000, 4000, 8000, 15000, 15000]);
  expect([0, 1, 4].map((tries) => backOff(tries, 0))).toEqual([500, 1000, 7500]);
});
