import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../../api/client';
import type { CaseReview } from '../../../api/contract';
import { casePath, refetch } from '../../questions';

/** Lets this curator see the computed consensus: once, recorded, and after a question where a decision of theirs would come too late. */
export function useReveal(review: CaseReview) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const show = useMutation({
    mutationFn: () => post<null>(`${casePath(review)}/consensus-shown`),
    onSuccess: () => setAsking(false),
    onSettled: () => refetch(client, review.campaign.id, [review.case.id]),
  });
  const undecided = review.mayAdjudicate === null ? review.lesions.filter(({ decision }) => !decision).length : 0;
  return {
    undecided,
    /** Whether it waits for a decision, for nothing more, or only for the question of somebody who does not decide. */
    state: review.mayAdjudicate !== null ? ('hiddenToAsk' as const) : undecided > 0 ? ('hidden' as const) : ('decided' as const),
    isAsking,
    isPending: show.isPending,
    error: show.error,
    request: () => (review.consensusShown || show.isPending ? undefined : undecided > 0 ? setAsking(true) : show.mutate()),
    confirm: () => show.mutate(),
    leave: () => setAsking(false),
  };
}
export type Reveal = ReturnType<typeof useReveal>;
