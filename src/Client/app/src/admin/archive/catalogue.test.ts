import { expect, it } from 'vitest';
import type { ArchivedSeries } from '../../api/contract';
import { filtered, isNarrow, newestFirst, noFilter, ordered, valuesOf } from './catalogue';

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
