import type { FeatureRow } from '../../api/contract';

export interface SpreadPoint {
  pseudonym: string;
  /** Difference from the consensus as a share of its size. */
  relative: number;
}

/**
 * Each reader against the consensus. One scale for all rows, so that a steady feature looks steady; undefined where the consensus is 0 or missing,
 * because nothing is a share of it.
 */
export function spreadOf({ consensus, byReader }: Pick<FeatureRow, 'consensus' | 'byReader'>): SpreadPoint[] | null {
  if (consensus === null || consensus === 0) return null;
  return Object.entries(byReader).flatMap(([pseudonym, value]) => (value === null ? [] : [{ pseudonym, relative: (value - consensus) / Math.abs(consensus) }]));
}

const steps = [0.05, 0.1, 0.25, 0.5, 1];

/** The smallest round range that holds nine in ten of all points; what lies beyond stands at the edge. */
export function spreadRange(rows: readonly FeatureRow[]): number {
  const sizes = rows.flatMap((row) => spreadOf(row) ?? []).map((point) => Math.abs(point.relative)).sort((a, b) => a - b);
  const most = sizes[Math.max(0, Math.ceil(sizes.length * 0.9) - 1)] ?? 0;
  return steps.find((step) => most <= step) ?? 1;
}
