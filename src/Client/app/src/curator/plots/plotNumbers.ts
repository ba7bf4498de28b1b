import { localized } from '../../texts/numbers';
import { decimals } from '../format';

/** A number at a tick: as short as it is, with a true minus. */
export const tick = (value: number) => localized(String(Number(value.toPrecision(6)))).replace('-', '−');

/** What a figure's numbers are measured in; '' for a share or a coefficient. */
export type PlotUnit = '' | 'mm' | '%';

/** A value with its unit: two decimals of a coefficient, one of a length, none of a percentage. */
export function valueWords(value: number | null, unit: PlotUnit): string {
  const text = decimals(value, unit === '' ? 2 : unit === 'mm' ? 1 : 0);
  return unit === '' ? text : `${text} ${unit}`;
}
