import { expect, it } from 'vitest';
import type { ImagePoint, Mark, Reading, Template } from '../../api/contract';
import { emptyState, reduce } from '../state/history';
import { emptyReading, withFinding, withNoLesion } from '../state/reading';
import { place } from './place';

const template = { maxFindings: 2, questions: [], requiredMarks: [], uid: '1', name: '', version: '1' } satisfies Template;
const ring = (x: number): ImagePoint[] => [[x, 0], [x + 10, 0], [x + 10, 10], [x, 10]];
const contour = (id: string, x: number, image = '1'): Mark => ({ id, kind: 'contour', sopInstanceUid: image, frame: 1, points: ring(x) });
const axes = (id: string): Mark => ({ id, kind: 'bidirectional', sopInstanceUid: '1', frame: 1, points: ring(0) });

function after(reading: Reading, selected: string | null, mark: Mark) {
  const placed = place(reading, selected, mark, template, 'Lesion');
  if ('refused' in placed) return placed.refused;
  return reduce({ ...emptyState, reading }, placed.action);
}
const ids = (state: ReturnType<typeof after>) => (typeof state === 'string' ? state : state.reading.findings.map((finding) => finding.marks.map((mark) => mark.id)));
const one = withFinding(emptyReading, 'f', 'Lesion');

it('makes the first finding with the first mark, and takes back that there is no lesion', () => {
  const state = after(withNoLesion(emptyReading, true), null, contour('a', 0));
  expect(ids(state)).toEqual([['a']]);
  expect(state).toMatchObject({ reading: { noLesion: false }, mark: 'a' });
});

it('adds contours on several slices to the selected finding', () => {
  const first = after(one, 'f', contour('a', 0)) as Exclude<ReturnType<typeof after>, string>;
  expect(ids(after(first.reading, 'f', contour('b', 0, '2')))).toEqual([['a', 'b']]);
});

it('redraws a contour where the new one overlaps it, and keeps one that lies apart', () => {
  const first = after(one, 'f', contour('a', 0)) as Exclude<ReturnType<typeof after>, string>;
  expect(ids(after(first.reading, 'f', contour('b', 5)))).toEqual([['b']]);
  expect(ids(after(first.reading, 'f', contour('b', 50)))).toEqual([['a', 'b']]);
});

it('starts the next finding with a second pair of axes, until there are as many as the template allows', () => {
  const first = after(one, 'f', axes('a')) as Exclude<ReturnType<typeof after>, string>;
  const second = after(first.reading, 'f', axes('b')) as Exclude<ReturnType<typeof after>, string>;
  expect(ids(second)).toEqual([['a'], ['b']]);
  expect(ids(after(second.reading, second.finding, axes('c')))).toBe('axes-there');
});

it('refuses one more than the template allows, and lets one be drawn anew', () => {
  const few = { ...template, marks: [{ kind: 'contour' as const, atLeast: 1, atMost: 1 }] };
  const first = place(one, 'f', contour('a', 0), few, 'Lesion');
  if ('refused' in first) throw new Error(first.refused);
  const { reading } = reduce({ ...emptyState, reading: one }, first.action);
  expect(place(reading, 'f', contour('b', 50), few, 'Lesion')).toEqual({ refused: 'enough-of-these' });
  expect(place(reading, 'f', { ...contour('b', 50), kind: 'rectangle' }, few, 'Lesion')).toEqual({ refused: 'enough-of-these' });
  expect(place(reading, 'f', contour('b', 5), few, 'Lesion')).toHaveProperty('action');
});
