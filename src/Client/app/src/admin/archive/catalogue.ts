import type { ArchivedSeries } from '../../api/contract';

/** What is looked for. An empty text or null does not narrow. */
export interface Filter {
  text: string;
  modality: string;
  bodyPart: string;
  manufacturer: string;
  kernel: string;
  model: string;
  scanner: string;
  phase: string;
  orientation: string;
  kVp: string;
  contrast: YesNo;
  gaps: YesNo;
  kind: string;
  state: string;
  thinnest: number | null;
  thickest: number | null;
  nearest: number | null;
  farthest: number | null;
  fewest: number | null;
  most: number | null;
  problemsOnly: boolean;
}
export type YesNo = '' | 'yes' | 'no';

export const noFilter: Filter = {
  text: '', modality: '', bodyPart: '', manufacturer: '', kernel: '', model: '', scanner: '', phase: '', orientation: '', kVp: '', contrast: '', gaps: '', kind: '', state: '',
  thinnest: null, thickest: null, nearest: null, farthest: null, fewest: null, most: null, problemsOnly: false,
};
/** Those that stand behind “More”. */
export const rarer: (keyof Filter)[] = ['model', 'scanner', 'phase', 'orientation', 'kVp', 'contrast', 'gaps', 'kind', 'state', 'nearest', 'farthest', 'fewest', 'most'];
export const narrowing = (filter: Filter, keys: (keyof Filter)[]) => keys.filter((key) => filter[key] !== noFilter[key]).length;
export const isNarrow = (filter: Filter) => (Object.keys(noFilter) as (keyof Filter)[]).some((key) => filter[key] !== noFilter[key]);

export type SortKey = 'patient' | 'modality' | 'bodyPart' | 'instances' | 'thickness' | 'kernel' | 'contrast' | 'kVp' | 'scanner' | 'campaigns' | 'problems' | 'delivery' | 'importedAt';
export interface Order {
  key: SortKey;
  descending: boolean;
}
export const newestFirst: Order = { key: 'importedAt', descending: true };

/** A thickness that is not said is the spacing; a series of neither fits no range. */
export const thicknessOf = (series: ArchivedSeries) => series.sliceThickness ?? series.sliceSpacing ?? null;
export const scannerOf = (series: ArchivedSeries) => [series.manufacturer, series.model].filter(Boolean).join(' ');
/** Whether slices are missing; null where that means nothing. */
export const hasGaps = (series: ArchivedSeries) => (series.sliceSpacing === null || series.sliceSpacing === undefined ? null : Number(series.gaps ?? 0) > 0);
export const problemsOf = (series: ArchivedSeries) => series.problems ?? [];

/** The values a column has, each once, for a choice. */
export function valuesOf(all: readonly ArchivedSeries[], read: (series: ArchivedSeries) => string | null | undefined): string[] {
  return [...new Set(all.map(read).filter((value): value is string => !!value))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

export function filtered(all: readonly ArchivedSeries[], filter: Filter): ArchivedSeries[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(
    (series) =>
      same(filter.modality, series.modality) &&
      same(filter.bodyPart, series.bodyPart) &&
      same(filter.manufacturer, series.manufacturer) &&
      same(filter.kernel, series.kernel) &&
      same(filter.model, series.model) &&
      same(filter.scanner, series.scanner) &&
      same(filter.phase, series.phase) &&
      same(filter.orientation, series.orientation) &&
      same(filter.kVp, series.kVp?.toString()) &&
      same(filter.kind, series.kind) &&
      same(filter.state, series.state) &&
      answers(filter.contrast, series.contrast) &&
      answers(filter.gaps, hasGaps(series)) &&
      within(thicknessOf(series), filter.thinnest, filter.thickest) &&
      within(series.sliceSpacing ?? null, filter.nearest, filter.farthest) &&
      within(series.instances, filter.fewest, filter.most) &&
      (!filter.problemsOnly || problemsOf(series).length > 0) &&
      words.every((word) => textOf(series).includes(word)),
  );
}

/** A new array; what is not said stands last in either direction, and ties by patient, then time. */
export function ordered(rows: readonly ArchivedSeries[], { key, descending }: Order): ArchivedSeries[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => compare(valueOf(a, key), valueOf(b, key), sign) || a.patient.localeCompare(b.patient) || a.importedAt.localeCompare(b.importedAt));
}

type Value = string | number | null;

function compare(a: Value, b: Value, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * String(a).localeCompare(String(b), 'en', { numeric: true });
}

function valueOf(series: ArchivedSeries, key: SortKey): Value {
  switch (key) {
    case 'thickness':
      return thicknessOf(series);
    case 'scanner':
      return scannerOf(series) || null;
    case 'problems':
      return problemsOf(series).length;
    case 'campaigns':
      return series.campaigns.join(', ') || null;
    case 'contrast':
      return series.contrast === null || series.contrast === undefined ? null : String(series.contrast);
    default:
      return series[key] || null;
  }
}

const same = (wanted: string, value: string | null | undefined) => wanted === '' || value === wanted;

const answers = (wanted: YesNo, value: boolean | string | null | undefined) => wanted === '' || (typeof value === 'boolean' && value === (wanted === 'yes'));

function within(value: number | null, from: number | null, to: number | null): boolean {
  if (from === null && to === null) return true;
  return value !== null && (from === null || value >= from) && (to === null || value <= to);
}

const textOf = (series: ArchivedSeries) =>
  [series.patient, series.description, series.modality, series.bodyPart, scannerOf(series), series.scanner, ...series.campaigns].filter(Boolean).join(' ').toLocaleLowerCase();
