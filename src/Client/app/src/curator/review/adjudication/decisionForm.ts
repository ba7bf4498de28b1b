import type { DecisionKind, DecisionRequest, MarkReference } from '../../../api/adjudication';
import type { CaseReview, Lesion } from '../../../api/contract';
import { asRequested, type Outlines } from '../redraw/outlines';
import { markKey, markOf, marksOf, readerOf } from './marks';
import { mergeable, toldApartBy } from './merging';

/** A decision that is being made. */
export interface DecisionForm {
  kind: DecisionKind;
  /** Those of the lesion when it was begun. */
  marks: MarkReference[];
  /** The key of the chosen mark. */
  chosen: string | null;
  /** A key of a mark of each lesion to merge with. */
  others: string[];
  /** Keys of the marks to take apart. */
  apart: string[];
  reason: string;
  comment: string;
  /** What the curator saw when it was begun; null once the server has said that it is no longer so, and the page shows what is. */
  saw: { basis: number; submissions: string[] } | null;
}

/** The reason that says nothing without a comment. */
const OTHER = 'other';

/** What can be proposed is: the usual reason, and the only other lesion there is. */
export function begun(kind: DecisionKind, lesion: Lesion, { reasons, lesions, adjudicationVersion }: Pick<CaseReview, 'reasons' | 'lesions' | 'adjudicationVersion'>): DecisionForm {
  const possible = mergeable(lesion, lesions);
  return { kind, marks: marksOf(lesion), chosen: null, others: kind === 'merged' && possible.length === 1 ? [firstKey(possible[0]!)] : [], apart: [], reason: reasons[kind][0]?.code ?? OTHER, comment: '', saw: { basis: adjudicationVersion, submissions: submissionsOf([lesion]) } };
}

const submissionsOf = (lesions: readonly Lesion[]) => [...new Set(lesions.flatMap((lesion) => lesion.readers.map((reader) => reader.submissionId)))];
export const firstKey = (lesion: Lesion) => markKey(marksOf(lesion)[0]!);
const others = (form: DecisionForm, lesion: Lesion, lesions: readonly Lesion[]) => lesions.filter((each) => each.id !== lesion.id && marksOf(each).some((mark) => form.others.includes(markKey(mark))));

export const needsComment = ({ reason }: Pick<DecisionForm, 'reason'>) => reason === OTHER;

/** What is still to be said before it can be saved; null when it can. */
export function lackOf(form: DecisionForm, lesion: Lesion, lesions: readonly Lesion[], outlines: Outlines): 'reader' | 'lesion' | 'told-apart' | 'apart' | 'outline' | 'comment' | null {
  if (form.kind === 'readerChosen' && !readerOf(lesion, form.chosen)) return 'reader';
  const merged = form.kind === 'merged' ? others(form, lesion, lesions) : [];
  if (form.kind === 'merged' && merged.length === 0) return 'lesion';
  if (toldApartBy([lesion, ...merged]) !== null) return 'told-apart';
  const apart = lesion.readers.filter((reader) => form.apart.includes(markKey(markOf(reader)))).length;
  if (form.kind === 'split' && (apart === 0 || apart === lesion.readers.length)) return 'apart';
  if (form.kind === 'redrawn' && asRequested(outlines).length === 0) return 'outline';
  return needsComment(form) && !form.comment.trim() ? 'comment' : null;
}

export function requestOf(form: DecisionForm, lesion: Lesion, review: Pick<CaseReview, 'adjudicationVersion' | 'lesions'>, outlines: Outlines): Omit<DecisionRequest, 'id'> {
  const merged = form.kind === 'merged' ? others(form, lesion, review.lesions) : [];
  const chosen = form.kind === 'readerChosen' ? readerOf(lesion, form.chosen) : null;
  return {
    basis: form.saw?.basis ?? review.adjudicationVersion,
    kind: form.kind,
    marks: [lesion, ...merged].flatMap(marksOf),
    submissions: [...new Set([...(form.saw?.submissions ?? submissionsOf([lesion])), ...submissionsOf(merged)])],
    ...(chosen ? { chosen: markOf(chosen) } : {}),
    ...(form.kind === 'split' ? { apart: marksOf(lesion).filter((mark) => form.apart.includes(markKey(mark))) } : {}),
    ...(form.kind === 'redrawn' ? { outlines: asRequested(outlines) } : {}),
    reason: form.reason,
    comment: form.comment.trim() || null,
  };
}
