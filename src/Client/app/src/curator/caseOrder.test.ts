import { expect, it } from 'vitest';
import type { CaseCoverage } from '../api/contract';
import { lowestAgreementFirst, sorted } from './caseOrder';

const caseOf = (number: string, part: Partial<CaseCoverage> = {}): CaseCoverage => ({
  id: number, number, submissions: 0, skips: 0, target: 5, state: 'ready', lesions: 0, meanDice: null, flags: [], updatedAt: null, ...part,
});
const numbers = (cases: CaseCoverage[]) => cases.map((each) => each.number);
const cases = [
  caseOf('1', { state: 'waiting' }),
  caseOf('2', { meanDice: 0.9, lesions: 2 }),
  caseOf('3', { state: 'failed' }),
  caseOf('10', { meanDice: 0.4, flags: ['other lesion'] }),
  caseOf('9', { meanDice: 0.4 }),
  caseOf('4'),
];

it('stands the lowest agreement first, then results without a Dice, failures and the rest', () => {
  expect(numbers(sorted(cases, lowestAgreementFirst))).toEqual(['9', '10', '2', '4', '3', '1']);
});
it('keeps cases without a Dice last when the highest agreement comes first', () => {
  expect(numbers(sorted(cases, { key: 'meanDice', descending: true }))).toEqual(['2', '9', '10', '4', '3', '1']);
});
it('orders case numbers as people count', () => {
  expect(numbers(sorted(cases, { key: 'number', descending: false }))).toEqual(['1', '2', '3', '4', '9', '10']);
});
it('leaves the given array as it was', () => {
  sorted(cases, { key: 'flags', descending: true });
  expect(cases[0]!.number).toBe('1');
});
