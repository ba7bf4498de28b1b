import { expect, it } from 'vitest';
import type { Mark, Template } from '../../api/contract';
import { missing, refusals } from './missing';
import { emptyReading, withAnswer, withConfidence, withFinding, withMark, withNoLesion, withShortAxisKept } from './reading';

const code = { value: 'x', scheme: '99X', meaning: 'X' };
const template: Template = {
  uid: '1.2', name: 'T', version: '1', requiredMarks: ['bidirectional', 'contour'], maxFindings: 5,
  questions: [
    { id: 'margin', code, text: 'Margin', answers: [{ code, label: 'X' }], required: true, asksConfidence: true, scale: 'nominal' },
    { id: 'other', code, text: 'Other', answers: [{ code, label: 'X' }], required: false, asksConfidence: false, scale: 'nominal' },
  ],
};
const contour: Mark = { id: 'm', kind: 'contour', sopInstanceUid: '1', frame: 1, points: [[0, 0], [1, 0], [1, 1]] };

it('asks for a lesion or for the word that there is none', () => {
  expect(missing(emptyReading, template).map((each) => each.kind)).toEqual(['reading']);
  expect(missing(withNoLesion(emptyReading, true), template)).toEqual([]);
});

it('asks each finding for a mark, its required answers, and how sure the reader is', () => {
  let reading = withFinding(emptyReading, 'f', 'Lesion');
  expect(missing(reading, template).map((each) => [each.kind, each.questionId])).toEqual([['mark', null], ['answer', 'margin']]);
  reading = withAnswer(withMark(reading, 'f', contour), 'f', 'margin', code);
  expect(missing(reading, template).map((each) => each.kind)).toEqual(['confidence']);
  expect(missing(withConfidence(reading, 'f', 'margin', 0), template)).toEqual([]);
});

it('asks for the short axis that nobody has set, until it is kept or pulled', () => {
  const axes: Mark = { ...contour, kind: 'bidirectional', points: [[0, 0], [9, 0], [4, -2], [4, 2]], shortAxisProposed: true };
  const asks = { ...template, questions: [] };
  const reading = withMark(withFinding(emptyReading, 'f', 'Lesion'), 'f', axes);
  expect(missing(reading, asks)).toMatchObject([{ kind: 'axis', trackingUid: 'f' }]);
  const kept = withShortAxisKept(reading, axes.id);
  expect(missing(kept, asks)).toEqual([]);
  expect(kept.findings[0]!.marks[0]).not.toHaveProperty('shortAxisProposed');
});

it('takes any area for a contour that is asked for, and no length', () => {
  const asks = { ...template, questions: [], marks: [{ kind: 'contour' as const, atLeast: 1, atMost: null }] };
  const lacks = (kind: Mark['kind']) => missing(withMark(withFinding(emptyReading, 'f', 'Lesion'), 'f', { ...contour, kind }), asks).map((each) => each.kind);
  expect((['contour', 'region', 'rectangle', 'ellipse', 'circle'] as const).flatMap(lacks)).toEqual([]);
  expect(lacks('length')).toEqual(['mark']);
});

it('puts the server\'s refusal beside its finding', () => {
  const reading = withFinding(withFinding(emptyReading, 'f', 'Lesion'), 'g', 'Lesion');
  const problem = { type: 'invalid-reading', title: '', status: 400, errors: [{ path: 'findings/1/marks/0', message: 'The line crosses itself.' }] };
  expect(refusals(problem, reading)).toMatchObject([{ trackingUid: 'g', label: 'Lesion 2', text: 'The line crosses itself.' }]);
});
