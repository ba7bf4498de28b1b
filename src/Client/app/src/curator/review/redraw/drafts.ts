import type { MarkReference } from '../../../api/adjudication';
import type { Lesion } from '../../../api/contract';
import { lesionHolding, marksOf } from '../adjudication/marks';
import type { Outlines } from './outlines';

/** What a curator has drawn and not saved. It belongs to the marks it was begun on: lesions are numbered anew with every result. */
export interface Draft {
  marks: MarkReference[];
  outlines: Outlines;
}

export const draftOf = (drafts: readonly Draft[], lesion: Lesion, lesions: readonly Lesion[]) => drafts.find((draft) => lesionHolding(draft.marks, lesions)?.id === lesion.id) ?? null;

/** The lesion's draft is this one now; null ends it. */
export function withDraft(drafts: readonly Draft[], lesion: Lesion, lesions: readonly Lesion[], outlines: Outlines | null): Draft[] {
  const others = drafts.filter((draft) => lesionHolding(draft.marks, lesions)?.id !== lesion.id);
  return outlines === null || Object.keys(outlines).length === 0 ? others : [...others, { marks: marksOf(lesion), outlines }];
}
