import type { Statistic } from '../../api/contract';
import { decimalMark, localized } from '../../texts/numbers';

/** A scale that always holds 0 to 1, and as much below 0 as the intervals need (in quarters, −1 at the lowest). */
export interface ForestScale {
  low: number;
  high: number;
  ticks: number[];
  /** Percent of the width, held within the scale. */
  at: (value: number) => number;
}

export function forestScale(statistics: readonly Pick<Statistic, 'value' | 'low' | 'high'>[]): ForestScale {
  const lowest = Math.min(0, ...statistics.flatMap(({ value, low }) => [value ?? 0, low ?? 0]));
  const low = Math.max(-1, Math.floor(lowest * 4) / 4);
  const ticks = Array.from({ length: Math.round((1 - low) * 4) + 1 }, (_, index) => low + index / 4);
  return { low, high: 1, ticks, at: (value) => ((Math.min(1, Math.max(low, value)) - low) / (1 - low)) * 100 };
}

/** ".25" rather than "0.25": an axis of shares has no room to lose. */
/** English leaves the zero before the point away; French never does. */
export const tickWords = (tick: number) => localized(decimalMark === '.' ? `${tick}`.replace('0.', '.') : `${tick}`).replace('-', '−');

/** What an interval runs beyond the scale at either end; it gets an arrow there. */
export const cutOff = (scale: ForestScale, { low, high }: Pick<Statistic, 'low' | 'high'>) => ({
  left: low !== null && low < scale.low,
  right: high !== null && high > scale.high,
});
