import { expect, it } from 'vitest';
import type { ImagePoint, Lesion } from '../../api/contract';
import { lesionBox, lesionSlice, lesionSlices } from './lesionPlace';

const lesionOn = (...readers: number[][]): Lesion => ({
  id: 'l', label: 'Lesion 1', missedBy: [], consensus: null, hasConsensus: false, decision: null, consensusUndefined: null, pairwiseDice: [], features: [],
  readers: readers.map((slices, index) => ({
    pseudonym: `r${index}`, submissionId: 's', kind: 'contours', trackingUid: '2.25.1', label: '', longAxis: null, shortAxis: null, volume: null, diceToRest: null, outlier: false, reason: null, answers: [], axes: [],
    contours: slices.map((slice) => ({ slice, drawn: true, points: [[slice, 1], [slice + 2, 5]] as ImagePoint[] })),
  })),
});

it('opens on the slice that most readers marked, in the middle of those that tie', () => {
  expect(lesionSlice(lesionOn([3, 4, 5, 6], [4, 5, 6, 7], [5, 6]))).toBe(5);
  expect(lesionSlice(lesionOn([10, 11, 12]))).toBe(11);
});
it('has no place without marks', () => {
  expect(lesionSlice(lesionOn([]))).toBeNull();
  expect(lesionBox(lesionOn([]))).toBeNull();
});
it('takes up what all of its marks take up', () => {
  expect(lesionBox(lesionOn([3], [9]))).toEqual({ left: 3, top: 1, right: 11, bottom: 5 });
  expect(lesionSlices(lesionOn([9, 3], [3]))).toEqual([3, 9]);
});
