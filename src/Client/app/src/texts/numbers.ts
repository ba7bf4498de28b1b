import { locale } from './language';

/** Between whole and part: a point or a comma, as the language writes it. */
export const decimalMark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';

/** So many decimals, not grouped. */
export const fixed = (value: number, digits: number) => localized(value.toFixed(digits));
/** Digits written with a point, as the language writes them. */
export const localized = (digits: string) => digits.replace('.', decimalMark);
/** A whole number; from 1000 on its thousands stand apart by a thin space, in every language. */
export const whole = (value: number) => grouped(String(Math.round(value)));
export const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
