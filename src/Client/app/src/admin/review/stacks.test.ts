import { expect, it } from 'vitest';
import type { HeldItem } from '../../api/contract';
import { beginsAt, stacksOf } from './stacks';

const held = (itemId: string, seriesUid: string, code: string, more: Partial<HeldItem> = {}): HeldItem => ({
  itemId, seriesUid, patient: 'p', modality: 'CT', reasons: [{ code, text: code }], rows: 8, columns: 8, frames: 1, receivedAt: '2026-01-01T00:00:00Z', suggested: [], ...more,
});

it('puts the slices of a head together, and leaves images with text one by one', () => {
  const stacks = stacksOf([held('a', '1', 'RecognisableFace'), held('b', '2', 'BurnedInText'), held('c', '1', 'RecognisableFace'), held('d', '2', 'BurnedInText')]);
  expect(stacks.map((stack) => [stack.id, stack.isHead, stack.images.length])).toEqual([['a', true, 2], ['b', false, 1], ['d', false, 1]]);
  expect(stacks[0]!.reasons).toEqual([{ code: 'RecognisableFace', text: 'RecognisableFace' }]);
});

it('counts the frames of all its images and begins in the middle of a head', () => {
  const [head] = stacksOf([held('a', '1', 'RecognisableFace', { frames: 2 }), held('b', '1', 'RecognisableFace', { frames: 3 })]);
  expect(head!.frames).toEqual([{ itemId: 'a', number: 1 }, { itemId: 'a', number: 2 }, { itemId: 'b', number: 1 }, { itemId: 'b', number: 2 }, { itemId: 'b', number: 3 }]);
  expect(beginsAt(head!)).toBe(3);
});

it('keeps images of different sizes apart, for one rectangle cannot mean the same in both', () => {
  expect(stacksOf([held('a', '1', 'RecognisableFace'), held('b', '1', 'RecognisableFace', { rows: 9 })])).toHaveLength(2);
});

it('proposes an area once, however many images propose it', () => {
  const suggested = [{ x: 0, y: 0, width: 5, height: 2 }];
  expect(stacksOf([held('a', '1', 'RecognisableFace', { suggested }), held('b', '1', 'RecognisableFace', { suggested })])[0]!.suggested).toEqual(suggested);
});
