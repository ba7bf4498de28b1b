import type { CaseImages } from '../api/contract';
import { texts } from '../texts';
import { locale } from '../texts/language';
import { fixed, grouped, localized } from '../texts/numbers';

/** How numbers are said: a true minus, fixed decimals, and a dash where there is none. */
export const nothing = '–';

export function decimals(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing;
  const text = fixed(value, digits);
  return withMinus(Number(value.toFixed(digits)) === 0 ? text.replace('-', '') : text);
}

export const share = (value: number | null | undefined) => decimals(value, 2);
/** Of lengths on images: pixels where nothing says how large a pixel is. */
export const lengthUnit = ({ calibration }: Pick<CaseImages, 'calibration'>) => (calibration === 'none' ? 'px' : 'mm');
export const millimetres = (value: number | null | undefined) => decimals(value, 1);

/** Significant digits, a power of ten from a million on; thousands are grouped by a thin space. */
export function significant(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return nothing;
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size >= 6 || size < -4) return powerOfTen(value.toExponential(digits - 1));
  return withMinus(inGroups(value.toFixed(Math.max(0, digits - 1 - size))));
}

/** One unit for a whole column: millilitres from 1 mL on, cubic millimetres below. */
export interface VolumeUnit {
  name: 'mL' | 'mm³';
  say: (cubicMillimetres: number | null | undefined) => string;
}

export function volumeUnit(cubicMillimetres: readonly (number | null | undefined)[]): VolumeUnit {
  const largest = Math.max(0, ...cubicMillimetres.map((value) => value ?? 0));
  if (largest > 0 && largest < 1000) return { name: 'mm³', say: (value) => decimals(value, 0) };
  const digits = largest >= 100_000 ? 0 : largest >= 10_000 ? 1 : 2;
  return { name: 'mL', say: (value) => decimals(value === null || value === undefined ? null : value / 1000, digits) };
}

export function percent(ratio: number | null | undefined): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return nothing;
  const value = ratio * 100;
  return `${decimals(value, Math.abs(value) < 10 ? 1 : 0)} %`;
}

export function bytes(count: number): string {
  const units = ['', 'k', 'M', 'G', 'T'].map((prefix) => prefix + texts.byte);
  const step = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  return `${decimals(count / 1000 ** step, step === 0 ? 0 : 1)} ${units[step]}`;
}

const moments = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
export const moment = (iso: string) => moments.format(new Date(iso)).replace(',', '');

/** 12, 13, 14, 20 → "12–14, 20". */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const value of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && value <= last[1] + 1) last[1] = value;
    else runs.push([value, value]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

const raised: Record<string, string> = { '-': '⁻', '0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹' };
function powerOfTen(text: string): string {
  const [digits = '', power = ''] = text.split('e');
  return `${withMinus(localized(digits))}·10${[...power].map((sign) => raised[sign] ?? '').join('')}`;
}
const withMinus = (text: string) => text.replaceAll('-', '−');
const inGroups = (text: string) => {
  const [whole = '', part] = text.split('.');
  return part === undefined ? grouped(whole) : localized(`${grouped(whole)}.${part}`);
};
/** UCUM as a reader expects it: "mm3" → "mm³", "1" → nothing, Hounsfield units by their short name. */
export function unitWords(ucum: string): string {
  if (ucum === '1' || ucum === '') return '';
  return ucum
    .replace(/\[?hnsf'?U\]?/g, 'HU')
    .replace(/([A-Za-z])2\b/g, '$1²')
    .replace(/([A-Za-z])3\b/g, '$1³');
}
