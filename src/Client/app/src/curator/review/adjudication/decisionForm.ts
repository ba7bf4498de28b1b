import type { DecisionKind, DecisionRequest } from '../../../api/adjudication';
import type { CaseReview, Lesion } from '../../../api/contract';
import { asRequested, type Outlines } from '../redraw/outlines';
import { markKey, markOf, marksOf, readerOf } from './marks';
import { mergeable, toldApartBy } from './merging';

/** A decision that is being made. */
export interface DecisionForm {
  kind: DecisionKind;
  lesionId: string;
  /** The key of the chosen mark. */
  chosen: string | null;
  /** Ids of the lesions to merge with. */
  others: string[];
  /** Keys of the marks to take apart. */
  apart: string[];
  reason: string;
  comment: string;
}

/** The reason that says nothing without a comment. */
const OTHER = 'other';

/** What can be proposed is: the usual reason, and the only other lesion there is. */
export function begun(kind: DecisionKind, lesion: Lesion, { reasons, lesions }: Pick<CaseReview, 'reasons' | 'lesions'>): DecisionForm {
  const others = mergeable(lesion, lesions);
  return { kind, lesionId: lesion.id, chosen: null, others: kind === 'merged' && others.length === 1 ? [others[0]!.id] : [], apart: [], reason: reasons[kind][0]?.code ?? OTHER, comment: '' };
}

export const needsComment = ({ reason }: Pick<DecisionForm, 'reason'>) => reason === OTHER;

/** What is still to be said before it can be saved; null when it can. */
export function lackOf(form: DecisionForm, lesion: Lesion, lesions: readonly Lesion[], outlines: Outlines): 'reader' | 'lesion' | 'told-apart' | 'apart' | 'outline' | 'comment' | null {
  if (form.kind === 'readerChosen' && !readerOf(lesion, form.chosen)) return 'reader';
  const merged = form.kind === 'merged' ? lesions.filter(({ id }) => form.others.includes(id)) : [];
  if (form.kind === 'merged' && merged.length === 0) return 'lesion';
  if (toldApartBy([lesion, ...merged]) !== null) return 'told-apart';
  const apart = lesion.readers.filter((reader) => form.apart.includes(markKey(markOf(reader)))).length;
  if (form.kind === 'split' && (apart === 0 || apart === lesion.readers.length)) return 'apart';
  if (form.kind === 'redrawn' && asRequested(outlines).length === 0) return 'outline';
  return needsComment(form) && !form.comment.trim() ? 'comment' : null;
}

export function requestOf(form: DecisionForm, lesion: Lesion, review: Pick<CaseReview, 'adjudicationVersion' | 'lesions'>, outlines: Outlines): Omit<DecisionRequest, 'id'> {
  const merged = form.kind === 'merged' ? review.lesions.filter(({ id }) => form.others.includes(id)) : [];
  const chosen = form.kind === 'readerChosen' ? readerOf(lesion, form.chosen) : null;
  return {
    basis: review.adjudicationVersion,
    kind: form.kind,
    marks: [lesion, ...merged].flatMap(marksOf),
    ...(chosen ? { chosen: markOf(chosen) } : {}),
    ...(form.kind === 'split' ? { apart: marksOf(lesion).filter((mark) => form.apart.includes(markKey(mark))) } : {}),
    ...(form.kind === 'redrawn' ? { outlines: asRequested(outlines) } : {}),
    reason: form.reason,
    comment: form.comment.trim() || null,
  };
}
