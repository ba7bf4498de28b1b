import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DecisionKind, DecisionRow, DecisionSaved } from '../../../api/adjudication';
import { post } from '../../../api/client';
import type { CaseReview, Lesion } from '../../../api/contract';
import { casePath, refetch } from '../../questions';
import type { Redraw } from '../redraw/useRedraw';
import { begun, lackOf, requestOf, type DecisionForm } from './decisionForm';
import { lesionHolding } from './marks';
import { blockedBy } from './verbs';

/** A decision that is about to be undone. */
export interface Undoing {
  decision: string;
  comment: string;
}

/** What this curator decides of the lesion that is looked at, from the first verb to the server's answer. */
export function useAdjudication(review: CaseReview, lesion: Lesion | null, redraw: Redraw) {
  const client = useQueryClient();
  const [started, setForm] = useState<DecisionForm | null>(null);
  const [undoing, setUndoing] = useState<Undoing | null>(null);
  const idOf = useIds();
  // Another lesion is another decision; what was drawn of the first is kept.
  const form = started && lesion && lesionHolding(started.marks, review.lesions)?.id === lesion.id ? started : null;
  const lack = form && lesion ? lackOf(form, lesion, review.lesions, redraw.outlines) : null;
  const refresh = () => refetch(client, review.campaign.id, [review.case.id]);
  const save = useMutation({
    mutationFn: () => {
      const request = requestOf(form!, lesion!, review, redraw.outlines);
      return post<DecisionSaved>(`${casePath(review)}/adjudication`, { id: idOf(request), ...request });
    },
    onSuccess: () => {
      if (form?.kind === 'redrawn') redraw.end();
      setForm(null);
    },
    // What has changed meanwhile is shown with the refusal: saved again, it is decided on that.
    onError: () => setForm((now) => now && { ...now, saw: null }),
    onSettled: refresh,
  });
  const undo = useMutation({
    mutationFn: ({ decision, comment }: Undoing) => {
      const request = { basis: review.adjudicationVersion, comment: comment.trim() || null };
      return post<DecisionSaved>(`${casePath(review)}/adjudication/${decision}/undo`, { id: idOf({ decision, ...request }), ...request });
    },
    onSuccess: () => setUndoing(null),
    onSettled: refresh,
  });
  return {
    form,
    lack,
    undoing,
    isSaving: save.isPending,
    isUndoing: undo.isPending,
    refused: save.error,
    undoRefused: undo.error,
    begin(kind: DecisionKind): void {
      if (!lesion || review.mayAdjudicate !== null || blockedBy(kind, lesion, review)) return;
      save.reset();
      setUndoing(null);
      setForm(begun(kind, lesion, review));
    },
    set: (part: Partial<DecisionForm>) => form && setForm({ ...form, ...part }),
    cancel(): void {
      save.reset();
      setForm(null);
    },
    save: () => form && lack === null && !save.isPending && save.mutate(),
    beginUndo(row: DecisionRow | undefined): void {
      undo.reset();
      if (row && !row.undone && review.mayAdjudicate === null) setUndoing({ decision: row.id, comment: '' });
    },
    setUndoing,
    undo: () => undoing && !undo.isPending && undo.mutate(undoing),
  };
}
export type AdjudicationDesk = ReturnType<typeof useAdjudication>;

/** One id for what is sent, however often: sent again after a lost answer it is the same decision, changed it is another. */
function useIds(): (content: object) => string {
  const last = useRef<{ id: string; content: string } | null>(null);
  return (content) => {
    const now = JSON.stringify(content);
    if (last.current?.content !== now) last.current = { id: crypto.randomUUID(), content: now };
    return last.current.id;
  };
}
