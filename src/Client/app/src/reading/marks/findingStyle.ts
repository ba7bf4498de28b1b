import type { Finding } from '../../api/contract';
import { readerStyle, type ReaderStyle } from '../../ui/readers';
import { findingWord } from '../state/reading';

const COLOURS = 5;
const numbered = new RegExp(`^${findingWord} (\\d+)$`);

/**
 * Findings are told apart by an Okabe–Ito colour and a line pattern, the same in list, image and scrubber. The darkest colours are left to the curator's
 * page. "Lesion 3" keeps its own when "Lesion 2" goes; one with a name of its own takes the first that is free.
 */
export function findingStyles(findings: Pick<Finding, 'label'>[]): ReaderStyle[] {
  const places = findings.map(({ label }) => Number(numbered.exec(label)?.[1] ?? 0) - 1);
  const taken = new Set(places);
  return places.map((place) => {
    let own = place;
    if (own < 0) for (own = 0; taken.has(own); own++);
    taken.add(own);
    return { colour: readerStyle(own % COLOURS).colour, dash: readerStyle(own).dash };
  });
}
