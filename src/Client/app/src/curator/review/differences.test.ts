import { expect, it } from 'vitest';
import type { Lesion, ReaderInLesion } from '../../api/contract';
import { answersTo, differences } from './differences';

const reader = (pseudonym: string, slices: number[], margin?: string): ReaderInLesion => ({
  pseudonym, submissionId: 's', kind: 'contours', trackingUid: '2.25.1', label: 'Lesion 1', longAxis: null, shortAxis: null, volume: null, diceToRest: null, outlier: false, reason: null,
  answers: margin ? [{ questionId: 'margin', meaning: margin, confidence: 0.8 }] : [],
  contours: slices.map((slice) => ({ slice, points: [], drawn: true })),
  axes: [],
});
const lesion = (readers: ReaderInLesion[], missedBy: string[], pairwiseDice: Lesion['pairwiseDice'] = []): Lesion => ({
  id: 'l', label: 'Lesion 1', readers, missedBy, consensus: null, hasConsensus: false, decision: null, consensusUndefined: null, pairwiseDice, features: [],
});

it('counts the pairs that one reader on another lesion divides: 4 of 10 with five readers', () => {
  const four = ['a', 'b', 'c', 'd'].map((name) => reader(name, [3]));
  expect(differences(lesion(four, ['e'])).otherLesion).toEqual({ differ: 4, pairs: 10 });
});
it('counts pairs without a common slice among those who marked the lesion', () => {
  const all = [reader('a', [3, 4]), reader('b', [4, 5]), reader('c', [9])];
  expect(differences(lesion(all, [])).otherSlice).toEqual({ differ: 2, pairs: 3 });
});
it('stands the lowest Dice first', () => {
  const pairs = [{ a: 'a', b: 'b', dice: 0.9 }, { a: 'a', b: 'c', dice: 0.2 }];
  expect(differences(lesion([], [], pairs)).edges[0]!.dice).toBe(0.2);
  expect(pairs[0]!.dice).toBe(0.9);
});
it('groups answers, most given first, and leaves out who did not answer', () => {
  const groups = answersTo('margin', [reader('a', [], 'sharp'), reader('b', [], 'indistinct'), reader('c', [], 'indistinct'), reader('d', [])]);
  expect(groups.map((group) => [group.meaning, group.by.map((by) => by.pseudonym)])).toEqual([['indistinct', ['b', 'c']], ['sharp', ['a']]]);
});
