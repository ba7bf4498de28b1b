import type { MarkReference } from '../../../api/adjudication';
import type { Lesion } from '../../../api/contract';
import { markKey, marksOf } from '../adjudication/marks';
import type { Outlines } from './outlines';

/** What a curator has drawn and not saved. It belongs to the marks it was begun on: lesions are numbered anew with every result. */
export interface Draft {
  marks: MarkReference[];
  outlines: Outlines;
}

const shared = (draft: Draft, lesion: Lesion) => {
  const own = new Set(draft.marks.map(markKey));
  return marksOf(lesion).filter((mark) => own.has(markKey(mark))).length;
};

/** The lesion that has most of a draft's marks; null where none has any. */
export function lesionOf(draft: Draft, lesions: readonly Lesion[]): Lesion | null {
  const best = lesions.reduce<Lesion | null>((most, lesion) => (shared(draft, lesion) > (most ? shared(draft, most) : 0) ? lesion : most), null);
  return best;
}

export const draftOf = (drafts: readonly Draft[], lesion: Lesion, lesions: readonly Lesion[]) => drafts.find((draft) => lesionOf(draft, lesions)?.id === lesion.id) ?? null;

/** The lesion's draft is this one now; null ends it. */
export function withDraft(drafts: readonly Draft[], lesion: Lesion, lesions: readonly Lesion[], outlines: Outlines | null): Draft[] {
  const others = drafts.filter((draft) => lesionOf(draft, lesions)?.id !== lesion.id);
  return outlines === null || Object.keys(outlines).length === 0 ? others : [...others, { marks: marksOf(lesion), outlines }];
}
