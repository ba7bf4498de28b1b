import { expect, it } from 'vitest';
import type { OutboxItem } from './item';
import { backOff, verdictOfAnswer } from './verdict';

it('waits longer after each try, never the same in two browsers and never longer than fifteen seconds', () => {
  expect([0, 1, 2, 3, 4, 50].map((tries) => backOff(tries, 1))).toEqual([1000, 2000, 4000, 8000, 15000, 15000]);
  expect([0, 1, 4].map((tries) => backOff(tries, 0))).toEqual([500, 1000, 7500]);
});

it('takes the answer to an attempt at a practice case for an acknowledgement, and one that names another submission for none', () => {
  const item = { id: 'a', kind: 'submission', assignmentId: 'b' } as OutboxItem;
  expect(verdictOfAnswer(item, { submissionId: 'a', feedback: { rows: [], truth: [] } }).kind).toBe('acknowledged');
  expect(verdictOfAnswer(item, { submissionId: 'a', feedback: null }).kind).toBe('wait');
  expect(verdictOfAnswer(item, { submissionId: 'c', feedback: {} }).kind).toBe('wait');
});
