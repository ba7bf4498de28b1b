import { expect, it } from 'vitest';
import type { GivenFinding } from '../../api/contract';
import { middleSlice } from './truth';

const lesion = (label: string, slices: number[]): GivenFinding => ({
  trackingUid: label, label, comment: null, images: [], shapes: slices.map((slice) => ({ slice, kind: 'outline', points: [[1, 1]], text: null })),
});

it('is the middle slice of the lesion that is named, whatever the order of its shapes', () => {
  const feedback = { rows: [], truth: [lesion('L1', [9, 7, 8, 7, 10]), lesion('L2', [3])] };
  expect(middleSlice(feedback, 'L1')).toBe(8);
  expect(middleSlice(feedback, 'L2')).toBe(3);
});

it('is none for what the truth has not drawn', () => {
  expect(middleSlice({ rows: [], truth: [lesion('L1', [])] }, 'L1')).toBeNull();
  expect(middleSlice({ rows: [], truth: [] }, null)).toBeNull();
});
