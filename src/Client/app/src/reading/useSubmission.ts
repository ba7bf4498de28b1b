import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../api/client';
import type { SkipReason } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { queryClient } from '../api/queries';
import { dropCase } from './draft/caseStore';
import { submitCase } from './draft/submitCase';
import { nextAssignment } from './openCase';
import { missing, refusals, type Missing } from './state/missing';
import { sameReading } from './state/reading';
import type { CaseInHand } from './useCase';

export type Submission =
  | { kind: 'idle' }
  | { kind: 'sending'; tries: number }
  | { kind: 'lacks'; lacks: Missing[] }
  | { kind: 'refused'; problem: ApiProblem }
  | { kind: 'signedOut' }
  /** The server has the case; the next one could not be fetched. */
  | { kind: 'stored'; problem: ApiProblem };

/** Submits the case in hand, or skips it, and opens the next one. */
export function useSubmission(inHand: CaseInHand) {
  const navigate = useNavigate();
  const [submission, setSubmission] = useState<Submission>({ kind: 'idle' });
  const busy = useRef(false);
  const alive = useRef<AbortController | null>(null);
  const { queue, lock, latest } = inHand;
  const { assignment } = queue.record;

  const goOn = useCallback(async (after: 'submitted' | 'skipped' = 'submitted') => {
    try {
      const next = await nextAssignment(assignment.campaign.id);
      void queryClient.invalidateQueries({ queryKey: ['reading', 'campaigns'] });
      void navigate(next ? `/read/${next.id}` : `/read/finished/${assignment.campaign.id}`, { replace: true, state: { after } });
    } catch (error) {
      setSubmission({ kind: 'stored', problem: asProblem(error) });
    }
  }, [assignment, navigate]);

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    lock(true);
    setSubmission({ kind: 'sending', tries: 0 });
    try {
      await queue.rest();
      const { reading } = latest();
      const kept = queue.record.submission;
      const sent = kept && sameReading(kept.reading, reading) ? kept : { id: crypto.randomUUID(), reading };
      await queue.keep({ submission: sent });
      const request = { submissionId: sent.id, ticket: assignment.ticket, reading: sent.reading };
      await submitCase(assignment.id, request, (tries) => setSubmission({ kind: 'sending', tries }), alive.current!.signal);
      await dropCase(assignment.id).catch(() => undefined);
      await goOn();
    } catch (error) {
      lock(false);
      const problem = asProblem(error);
      if (problem.signedOut) return setSubmission({ kind: 'signedOut' });
      if (alive.current?.signal.aborted) return;
      await queue.keep({ submission: null });
      queue.wake();
      const lacks = refusals(problem.problem, latest().reading);
      setSubmission(lacks.length ? { kind: 'lacks', lacks } : { kind: 'refused', problem });
    } finally {
      busy.current = false;
    }
  }, [assignment, goOn, latest, lock, queue]);

  const submit = useCallback((): Missing | null => {
    const lacks = missing(latest().reading, assignment.template);
    if (lacks.length === 0) {
      void send();
      return null;
    }
    setSubmission({ kind: 'lacks', lacks });
    return lacks[0]!;
  }, [assignment, latest, send]);

  const skip = useCallback(
    async (reason: SkipReason) => {
      await queue.rest();
      try {
        await post(`/api/reading/assignments/${assignment.id}/skip`, { reason });
      } catch (error) {
        queue.wake();
        throw error;
      }
      await dropCase(assignment.id).catch(() => undefined);
      await goOn('skipped');
    },
    [assignment, goOn, queue],
  );

  useEffect(() => {
    alive.current = new AbortController();
    const { signal } = alive.current;
    // A reload in the middle of a submission goes on with that submission.
    if (queue.record.submission && queue.state.kind !== 'signedOut') queueMicrotask(() => !signal.aborted && void send());
    return () => alive.current?.abort();
  }, [queue, send]);

  return { submission, submit, skip, goOn, clear: useCallback(() => setSubmission({ kind: 'idle' }), []) };
}

const asProblem = (error: unknown) => (error instanceof ApiProblem ? error : ApiProblem.unreachable(error instanceof Error ? error.message : undefined));
