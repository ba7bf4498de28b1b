import type { Lesion } from '../../../api/contract';

/** Who marked more than one of these lesions. What one reader told apart cannot be one lesion; null where nobody did. */
export function toldApartBy(lesions: readonly Lesion[]): string | null {
  const seen = new Set<string>();
  for (const lesion of lesions) {
    const readers = new Set(lesion.readers.map(({ pseudonym }) => pseudonym));
    for (const reader of readers) if (seen.has(reader)) return reader;
    for (const reader of readers) seen.add(reader);
  }
  return null;
}

export const mergeable = (lesion: Lesion, lesions: readonly Lesion[]) => lesions.filter((other) => other.id !== lesion.id && toldApartBy([lesion, other]) === null);
