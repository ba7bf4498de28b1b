import { expect, it } from 'vitest';
import type { ArchivedSeries } from '../../api/contract';
import { filtered, isNarrow, narrowing, newestFirst, noFilter, ordered, rarer, valuesOf } from './catalogue';

const series = (seriesUid: string, rest: Partial<ArchivedSeries> = {}): ArchivedSeries => ({
  seriesUid, studyUid: '2.25.1', patient: 'P1', modality: 'CT', instances: 10, importedAt: '2026-11-28T09:00:00Z', synthetic: false, campaigns: [], ...rest,
});
const ids = (rows: ArchivedSeries[]) => rows.map((row) => row.seriesUid).join(' ');

it('narrows by exact values, by a range of thickness and by what looks wrong', () => {
  const all = [
    series('thin', { sliceThickness: 1.25, kernel: 'B30f', bodyPart: 'CHEST' }),
    series('thick', { sliceThickness: 5, kernel: 'B70f' }),
    series('spaced', { sliceThickness: null, sliceSpacing: 3, problems: [{ code: 'gaps', text: 'A gap.' }] }),
    series('silent', { modality: 'US' }),
  ];
  expect(ids(filtered(all, { ...noFilter, kernel: 'B30f' }))).toBe('thin');
  expect(ids(filtered(all, { ...noFilter, thinnest: 1.25, thickest: 3 }))).toBe('thin spaced');
  expect(ids(filtered(all, { ...noFilter, thinnest: 2 }))).toBe('thick spaced');
  expect(ids(filtered(all, { ...noFilter, problemsOnly: true }))).toBe('spaced');
  expect(ids(filtered(all, { ...noFilter, modality: 'US' }))).toBe('silent');
  expect(ids(filtered(all, noFilter))).toBe('thin thick spaced silent');
});

it('narrows by everything that the list of the command line narrows by', () => {
  const all = [
    series('a', { model: 'AS+', scanner: 'S1', phase: 'PORTAL', orientation: 'axial', kVp: 120, contrast: true, gaps: 0, sliceSpacing: 5, kind: 'case', state: 'pseudonymised', instances: 40 }),
    series('b', { model: 'Edge', scanner: 'S2', phase: 'NATIVE', orientation: 'coronal', kVp: 100, contrast: false, gaps: 2, sliceSpacing: 1, kind: 'archive', state: 'pseudonymised', instances: 4 }),
    series('silent'),
  ];
  const only = { model: 'AS+', scanner: 'S1', phase: 'PORTAL', orientation: 'axial', kVp: '120', contrast: 'yes', gaps: 'no', kind: 'case', nearest: 2, fewest: 11 } as const;
  for (const [key, value] of Object.entries(only)) expect(ids(filtered(all, { ...noFilter, [key]: value })), key).toBe('a');
  expect(ids(filtered(all, { ...noFilter, gaps: 'yes' }))).toBe('b');
  expect(ids(filtered(all, { ...noFilter, contrast: 'no' }))).toBe('b');
  expect(ids(filtered(all, { ...noFilter, farthest: 2 }))).toBe('b');
  expect(ids(filtered(all, { ...noFilter, most: 9 }))).toBe('b');
  expect(ids(filtered(all, { ...noFilter, state: 'pseudonymised' }))).toBe('a b');
  expect(narrowing({ ...noFilter, gaps: 'yes', kernel: 'B30f' }, rarer)).toBe(1);
});

it('finds every word, anywhere, in any letter case', () => {
  const all = [series('a', { patient: 'quiet-elm', manufacturer: 'SIEMENS', model: 'Definition AS' }), series('b', { campaigns: ['Liver study'] })];
  expect(ids(filtered(all, { ...noFilter, text: 'siemens  elm' }))).toBe('a');
  expect(ids(filtered(all, { ...noFilter, text: 'LIVER' }))).toBe('b');
  expect(ids(filtered(all, { ...noFilter, text: 'liver siemens' }))).toBe('');
});

it('sorts numbers as numbers, and what is not said last in either direction', () => {
  const all = [series('ten', { sliceThickness: 10 }), series('none'), series('two', { sliceThickness: 2 })];
  expect(ids(ordered(all, { key: 'thickness', descending: false }))).toBe('two ten none');
  expect(ids(ordered(all, { key: 'thickness', descending: true }))).toBe('ten two none');
});

it('sorts the newest first and leaves the given array alone', () => {
  const all = [series('old', { importedAt: '2026-01-01T00:00:00Z' }), series('new', { importedAt: '2026-11-01T00:00:00Z' })];
  expect(ids(ordered(all, newestFirst))).toBe('new old');
  expect(ids(all)).toBe('old new');
});

it('offers each value once, without what is not said', () => {
  expect(valuesOf([series('a', { kernel: 'B70f' }), series('b', { kernel: 'B30f' }), series('c', { kernel: 'B70f' }), series('d')], (row) => row.kernel)).toEqual(['B30f', 'B70f']);
});

it('knows whether a filter narrows', () => {
  expect(isNarrow(noFilter)).toBe(false);
  expect(isNarrow({ ...noFilter, thickest: 0 })).toBe(true);
});
