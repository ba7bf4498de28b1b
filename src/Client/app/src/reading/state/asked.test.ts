import { expect, it } from 'vitest';
import type { Reading, TemplateQuestion } from '../../api/contract';
import { askedQuestions, withChosen } from './asked';
import { missing } from './missing';
import { emptyReading, withConfidence, withFinding } from './reading';

const code = (value: string) => ({ value, scheme: '99X', meaning: value });
const question = (id: string, more: Partial<TemplateQuestion> = {}): TemplateQuestion => ({
  id, code: code(`q-${id}`), text: id, answers: ['yes', 'no', 'maybe'].map((value) => ({ code: code(value), label: value })), required: true, asksConfidence: false, scale: 'nominal', ...more,
});
const questions = [
  question('vein'),
  question('which', { askedWhen: [{ questionId: 'vein', answers: [code('yes')], given: true }], atMost: 2 }),
  question('how', { partOf: 'which', asksConfidence: true }),
  question('else', { askedWhen: [{ questionId: 'vein', answers: [code('yes')], given: false }], required: false }),
];
const of = (id: string) => questions.find((each) => each.id === id)!;
const choose = (reading: Reading, id: string, value: string) => withChosen(reading, 'f', of(id), code(value), questions);
const asked = (reading: Reading) => askedQuestions(questions, reading.findings[0]!.answers).map((each) => each.id);
const given = (reading: Reading) => reading.findings[0]!.answers.map((each) => `${each.questionId} ${each.code.value}`);
const start = withFinding(emptyReading, 'f', 'Lesion');

it('asks a question when its condition holds, and one that is asked unless, also before there is an answer', () => {
  expect(asked(start)).toEqual(['vein', 'else']);
  expect(asked(choose(start, 'vein', 'yes'))).toEqual(['vein', 'which']);
  expect(asked(choose(start, 'vein', 'no'))).toEqual(['vein', 'else']);
});

it('takes away the answers to questions that are no longer asked, however deep', () => {
  const deep = choose(choose(choose(start, 'vein', 'yes'), 'which', 'maybe'), 'how', 'no');
  expect(given(deep)).toEqual(['vein yes', 'which maybe', 'how no']);
  expect(given(choose(deep, 'vein', 'no'))).toEqual(['vein no']);
  expect(given(choose(deep, 'which', 'maybe'))).toEqual(['vein yes']);
});

it('holds several answers where they are allowed, the last ones where there are more', () => {
  const two = choose(choose(choose(start, 'vein', 'yes'), 'which', 'yes'), 'which', 'no');
  expect(given(two)).toEqual(['vein yes', 'which yes', 'which no']);
  expect(given(choose(two, 'which', 'maybe'))).toEqual(['vein yes', 'which no', 'which maybe']);
  expect(given(choose(choose(start, 'vein', 'yes'), 'vein', 'no'))).toEqual(['vein no']);
});

it('counts answers by scheme and value', () => {
  const other = { ...start, findings: [{ ...start.findings[0]!, answers: [{ questionId: 'vein', code: { ...code('yes'), scheme: '99Y' }, confidence: null }] }] };
  expect(askedQuestions(questions, other.findings[0]!.answers).map((each) => each.id)).toEqual(['vein', 'else']);
});

it('misses only what is asked, each mark that is needed, and how sure the reader is', () => {
  const template = { uid: '1', name: '', version: '1', questions, requiredMarks: ['contour' as const], maxFindings: 3, marks: [{ kind: 'contour' as const, atLeast: 1, atMost: null }, { kind: 'bidirectional' as const, atLeast: 0, atMost: 1 }] };
  const lacks = (reading: Reading) => missing(reading, template).map((each) => `${each.kind} ${each.questionId}`);
  expect(lacks(start)).toEqual(['mark null', 'answer vein']);
  expect(lacks(choose(start, 'vein', 'no'))).toEqual(['mark null']);
  const some = choose(choose(choose(start, 'vein', 'yes'), 'which', 'yes'), 'how', 'no');
  expect(lacks(choose(start, 'vein', 'yes'))).toEqual(['mark null', 'answer which']);
  expect(lacks(some)).toEqual(['mark null', 'confidence how']);
  expect(lacks(withConfidence(some, 'f', 'how', 0.5))).toEqual(['mark null']);
});
