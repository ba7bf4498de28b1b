import { expect, it } from 'vitest';
import type { Reading, Template } from '../../api/contract';
import { missing } from './missing';
import { unitWords } from '../../ui/unitWords';
import { boundWords, holds, parseTyped, withValue } from './typedNumber';

const thick = { value: 'n', scheme: '99X', meaning: 'Measured' };
const asked = { unit: 'mm', bounds: [{ operator: 'greaterThan' as const, value: 2 }, { operator: 'lessThanEqual' as const, value: 30 }] };
const start: Reading = { findings: [{ trackingUid: 'f', label: 'Lesion 1', marks: [], answers: [{ questionId: 'rim', code: thick, confidence: null }] }], noLesion: false, comment: null };
const template: Template = {
  uid: '1.2', name: 'T', version: '1', requiredMarks: [], maxFindings: 1,
  questions: [{ id: 'rim', code: thick, text: 'Rim', answers: [{ code: thick, label: 'Measured', number: asked }], required: true, asksConfidence: false, scale: 'nominal' }],
};

it('reads a number with a point, a comma or a minus sign, and nothing else', () => {
  expect(['2.5', '2,5', ' 3 ', '−4', '.5', '7.'].map(parseTyped)).toEqual([2.5, 2.5, 3, -4, 0.5, 7]);
  expect(['', '-', 'abc', '1e9', '1.2.3', 'Infinity', '0x10'].map(parseTyped)).toEqual(Array(7).fill(undefined));
});

it('says its bounds and units in words', () => {
  expect(boundWords(asked)).toBe('> 2 and ≤ 30 mm');
  expect(boundWords({ unit: 'mm', bounds: [] })).toBe('');
  expect(["[hnsf'U]", '1', '{pixels}', '%'].map(unitWords)).toEqual(['HU', '', 'pixels', '%']);
  expect([2, 2.1, 30, 31].map((value) => holds(asked, value))).toEqual([false, true, true, false]);
});

it('asks for a number until there is one within its bounds', () => {
  const kinds = (value: number | undefined) => missing(withValue(start, 'f', 'rim', thick, value), template).map((each) => each.kind);
  expect(kinds(undefined)).toEqual(['number']);
  expect(kinds(1)).toEqual(['number']);
  expect(kinds(3)).toEqual([]);
});

it('takes the number away whole, so that nothing of it is sent', () => {
  const typed = withValue(start, 'f', 'rim', thick, 3);
  expect(typed.findings[0]!.answers[0]).toEqual({ questionId: 'rim', code: thick, confidence: null, value: 3 });
  expect('value' in withValue(typed, 'f', 'rim', thick, undefined).findings[0]!.answers[0]!).toBe(false);
});
