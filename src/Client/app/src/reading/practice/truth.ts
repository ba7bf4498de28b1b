import type { PracticeFeedback } from '../../api/contract';

/** The middle one of the slices on which a lesion of the truth is drawn; null where it is drawn on none. */
export function middleSlice({ truth }: PracticeFeedback, label: string | null): number | null {
  const slices = [...new Set(truth.filter((finding) => finding.label === label).flatMap((finding) => finding.shapes.map((shape) => shape.slice)))].sort((a, b) => a - b);
  return slices[Math.floor((slices.length - 1) / 2)] ?? null;
}
