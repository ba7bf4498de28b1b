import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { post } from '../../api/client';
import type { HeldItem, Rectangle, ReviewReach } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { texts } from '../../texts';
import { reviewKey, seriesKey } from '../questions';

const words = texts.admin.review;

type Wish = { what: 'reject' } | { what: 'release'; areas: readonly Rectangle[]; deface: boolean };

/** Releasing and rejecting: one at a time, how long it takes, and what was refused. */
export function useDecision(itemId: string, reach: ReviewReach, gone: string[]) {
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (wish: Wish) =>
      post(
        `/api/archive/review/${itemId}/${wish.what}`,
        wish.what === 'reject' ? { applyTo: reach } : { rectangles: wish.areas.map(({ x, y, width, height }) => ({ x, y, width, height })), applyTo: reach, deface: wish.deface },
      ),
    onSuccess: () => {
      // What was decided is out of the list at once; the next one comes up in its place.
      const ids = new Set(gone);
      client.setQueryData<HeldItem[]>(reviewKey, (now = []) => now.filter((each) => !ids.has(each.itemId)));
      void client.invalidateQueries({ queryKey: reviewKey });
      void client.invalidateQueries({ queryKey: seriesKey });
    },
  });
  const seconds = useSeconds(decide.isPending);
  const begin = (wish: Wish) => {
    if (!decide.isPending) decide.mutate(wish);
  };
  return {
    isBusy: decide.isPending,
    isRejecting: decide.isPending && decide.variables.what === 'reject',
    seconds,
    failure: decide.error ? `${words.failed} ${sentence(decide.error)}` : null,
    release: (areas: readonly Rectangle[], deface: boolean) => begin({ what: 'release', areas, deface }),
    reject: () => begin({ what: 'reject' }),
  };
}

export type Decision = ReturnType<typeof useDecision>;

/** The refusal's title says what cannot be, its detail why. */
const sentence = (error: Error) => (error instanceof ApiProblem && error.problem.detail ? `${error.problem.title} ${error.problem.detail}` : error.message);

function useSeconds(running: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    const began = performance.now();
    const clock = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 500);
    return () => {
      clearInterval(clock);
      setSeconds(0);
    };
  }, [running]);
  return seconds;
}
