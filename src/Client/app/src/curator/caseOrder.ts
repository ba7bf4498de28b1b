import type { CaseCoverage, ConsensusState } from '../api/contract';

export type SortKey = 'number' | 'submissions' | 'state' | 'lesions' | 'meanDice' | 'flags';
export interface Order {
  key: SortKey;
  descending: boolean;
}

export const lowestAgreementFirst: Order = { key: 'meanDice', descending: false };

/** Where a person is needed comes first: a result without a Dice (nobody agreed on a lesion), then failures, then what is on its way. */
const ranks: Record<ConsensusState, number> = { ready: 0, failed: 1, computing: 2, waiting: 3 };

/** A new array. Cases that tie stand by their numbers, as people count ("9" before "10"). */
export function sorted(cases: readonly CaseCoverage[], { key, descending }: Order): CaseCoverage[] {
  const sign = descending ? -1 : 1;
  // Practice cases count for nothing and stand last.
  return [...cases].sort((a, b) => Number(a.practice ?? false) - Number(b.practice ?? false) || sign * compare(a, b, key, sign) || byNumber(a, b));
}

function compare(a: CaseCoverage, b: CaseCoverage, key: SortKey, sign: number): number {
  switch (key) {
    case 'number':
      return byNumber(a, b);
    case 'flags':
      return a.flags.length - b.flags.length;
    case 'state':
      return ranks[a.state] - ranks[b.state];
    case 'meanDice':
      // Cases without a value stand last in either direction.
      if (a.meanDice === null || b.meanDice === null) return sign * (Number(a.meanDice === null) - Number(b.meanDice === null) || (a.meanDice === null ? ranks[a.state] - ranks[b.state] : 0));
      return a.meanDice - b.meanDice;
    default:
      return a[key] - b[key];
  }
}

const byNumber = (a: CaseCoverage, b: CaseCoverage) => a.number.localeCompare(b.number, 'en', { numeric: true });
