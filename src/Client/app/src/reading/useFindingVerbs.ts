import { texts } from '../texts';
import { findingOf, markOf, withNoLesion, withoutFinding, withShortAxisKept } from './state/reading';
import type { CaseInHand } from './useCase';

/** What is done to the chosen finding, or to the whole reading, by a key. */
export function useFindingVerbs({ latest, dispatch }: CaseInHand, say: (hint: string) => void) {
  return {
    /** As its button, which is not there while something is marked: whoever means that deletes the findings first. */
    noLesion: () => {
      if (latest().reading.findings.some(({ marks }) => marks.length > 0)) return say(texts.reading.refusals['marks-there']);
      dispatch({ type: 'change', change: (reading) => withNoLesion(reading, !reading.noLesion), select: { finding: null, mark: null } });
    },
    /** Of the selected mark, else of the first one of the chosen finding that only has a proposal. */
    keepShortAxis: () => {
      const { reading, mark, finding } = latest();
      const proposed = [markOf(reading, mark), ...(findingOf(reading, finding)?.marks ?? [])].find((each) => each?.shortAxisProposed);
      if (proposed) dispatch({ type: 'change', change: (now) => withShortAxisKept(now, proposed.id) });
    },
    deleteFinding: () => {
      const { finding } = latest();
      if (finding !== null) dispatch({ type: 'change', change: (reading) => withoutFinding(reading, finding) });
    },
  };
}
