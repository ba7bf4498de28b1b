/** Marks that came without images, taken apart. As src/Server/Replays writes them; the numbers are all the server's. */

/** What is left at one step of agreement; percent of a pair's mean. */
export interface DisagreementStep {
  id: 'allPairs' | 'samePlace' | 'sameImage';
  pairs: number; series: number; patients: number; readers: number;
  /** 95 % of differences lie within ± this; null where it is undefined. */
  halfWidth: number | null; low: number | null; high: number | null; undefined: string | null; intervalUndefined: string | null;
  /** Of all pairs, those that are left. */
  share: number | null; shareLow: number | null; shareHigh: number | null;
  repeats: number; halfWidthWithoutRepeats: number | null;
  /** Pairs by the size of their difference, in bins of 5 % from 0. */
  histogram: number[];
}
export interface DisagreementGroup { name: string; marks: number; steps: DisagreementStep[] }
export interface AnatomyOfDisagreement {
  marks: number; patients: number; seriesCount: number; readers: number; radiologists: number;
  readersOfSeries: Record<string, number>; seriesOfTwoSpacings: number;
  steps: DisagreementStep[];
  lesions: { lesions: number; seriesRead: number; seriesOfOneLesion: number; markedByOne: number; foundShare: number | null; low: number | null; high: number | null; undefined: string | null; notFor: string };
  byAnatomy: DisagreementGroup[]; byReaders: DisagreementGroup[]; overTime: DisagreementGroup[];
  sliceGaps: { gap: string; pairs: number; halfWidth: number | null; undefined: string | null }[];
  repeats: { series: string; reader: string; differencePercent: number; isSamePlace: boolean; sliceGap: number }[];
  shares: { largestShare: number; largestIsRadiologist: boolean; topTenShare: number; readersWithFiveOrFewer: number; medianSecondsBetween: number | null };
  series: { name: string; anatomy: string; readings: { reader: string; longAxis: number }[] }[];
  notes: string[];
}
/** GET /api/replays → ReplaySummary[]; GET /api/replays/{id} → Replay. */
export interface ReplaySummary { id: string; name: string; file: string; sha256: string; importedAt: string; marks: number; patients: number; series: number; readers: number }
export interface Replay extends ReplaySummary { anatomy: AnatomyOfDisagreement }
