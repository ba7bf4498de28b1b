import type { Lesion, ReaderInLesion } from '../../api/contract';

/** Disagreement on one lesion taken apart; every count is of pairs of readers who submitted the case. */
export interface Differences {
  /** Pairs of which one marked this lesion and the other did not. */
  otherLesion: { differ: number; pairs: number };
  /** Of the pairs that both marked it: those whose marks share no slice. */
  otherSlice: { differ: number; pairs: number };
  /** Pairwise Dice, lowest first. */
  edges: Lesion['pairwiseDice'];
}

export function differences(lesion: Lesion): Differences {
  const found = lesion.readers.length;
  const missed = lesion.missedBy.length;
  const pairs = pairsOf(lesion.readers);
  return {
    otherLesion: { differ: found * missed, pairs: ((found + missed) * (found + missed - 1)) / 2 },
    otherSlice: { differ: pairs.filter(([a, b]) => !shareASlice(a, b)).length, pairs: pairs.length },
    edges: [...lesion.pairwiseDice].sort((a, b) => a.dice - b.dice),
  };
}

const slicesOf = (reader: ReaderInLesion) => new Set([...reader.contours, ...reader.axes].map((mark) => mark.slice));

function shareASlice(a: ReaderInLesion, b: ReaderInLesion): boolean {
  const of = slicesOf(a);
  return [...slicesOf(b)].some((slice) => of.has(slice));
}

const pairsOf = <T>(all: readonly T[]) => all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));

/** Each answer that was given to a question, with who gave it; most given first. */
export interface AnswerGroup {
  meaning: string;
  by: { pseudonym: string; confidence: number | null; value: number | null; unit: string | null }[];
}

export function answersTo(questionId: string, readers: readonly ReaderInLesion[]): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup>();
  for (const reader of readers) {
    for (const answer of reader.answers.filter((each) => each.questionId === questionId)) {
      const group = groups.get(answer.meaning) ?? { meaning: answer.meaning, by: [] };
      group.by.push({ pseudonym: reader.pseudonym, confidence: answer.confidence, value: answer.value ?? null, unit: answer.unit ?? null });
      groups.set(answer.meaning, group);
    }
  }
  return [...groups.values()].sort((a, b) => b.by.length - a.by.length);
}
