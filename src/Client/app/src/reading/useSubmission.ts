import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { get } from '../api/client';
import type { PracticeFeedback, SkipReason } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { queryClient } from '../api/queries';
import { dropCase } from './draft/caseStore';
import { nextCase } from './nextCase';
import { skipOf, submissionOf, type OutboxItem, type Refused } from './outbox/item';
import { outcomeOf, type Outcome } from './outbox/outcome';
import { verdictOf } from './outbox/sender';
import { commit, takeBack } from './outbox/store';
import { embedded, tellPortal } from './embed/embedded';
import { missing, refusals, type Missing } from './state/missing';
import type { CaseInHand } from './useCase';
import { viewingOf } from './viewing/kept';

export type Submission =
  | { kind: 'idle' }
  | { kind: 'sending' }
  | { kind: 'lacks'; lacks: Missing[] }
  | { kind: 'refused'; refused: Refused }
  /** A practice case: what is known of it. */
  | { kind: 'practised'; feedback: PracticeFeedback }
  /** Neither the device nor the server has taken it: it is in this page alone. */
  | { kind: 'pageOnly' }
  /** The case is done, stored by the server or in the outbox; the next one could not be fetched. */
  | { kind: 'done'; stored: boolean; problem: ApiProblem };

/** A draft under way does not hold up a submission longer than this. */
const DRAFT_PATIENCE_MS = 3_000;

/** Puts the case in hand into the outbox, submitted or skipped, and opens the next one. */
export function useSubmission(inHand: CaseInHand) {
  const navigate = useNavigate();
  const [submission, setSubmission] = useState<Submission>({ kind: 'idle' });
  const busy = useRef(false);
  const { queue, lock, latest } = inHand;
  const { assignment } = queue.record;

  const goOn = useCallback(
    async (after: 'submitted' | 'skipped' | 'kept' = 'submitted') => {
      if (embedded) {
        tellPortal(after);
        return void navigate(`/embed/done/${after}`, { replace: true });
      }
      try {
        const next = await nextCase(assignment.campaign.id);
        void queryClient.invalidateQueries({ queryKey: ['reading', 'campaigns'] });
        void navigate(next ? `/read/${next}` : `/read/finished/${assignment.campaign.id}`, { replace: true, state: { after } });
      } catch (error) {
        setSubmission({ kind: 'done', stored: after !== 'kept', problem: asProblem(error) });
      }
    },
    [assignment, navigate],
  );

  /** Answers what became of it; null when it could be kept nowhere but here. */
  const hand = useCallback(
    async (item: OutboxItem): Promise<Outcome | null> => {
      await queue.rest(DRAFT_PATIENCE_MS);
      try {
        await commit(queue.record, item);
      } catch {
        // No room on the device: the server's own answer is as good.
        const verdict = await verdictOf(item);
        if (verdict.kind !== 'acknowledged') return null;
        await dropCase(assignment.id).catch(() => undefined);
        return { kind: 'acknowledged' };
      }
      return await outcomeOf(item.id);
    },
    [assignment, queue],
  );

  /** The reader goes on with this case. */
  const back = useCallback(() => {
    lock(false);
    queue.wake();
  }, [lock, queue]);

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    lock(true);
    setSubmission({ kind: 'sending' });
    try {
      const item = submissionOf(queue.record, latest().reading, viewingOf(assignment.id));
      const outcome = await hand(item);
      if (!outcome) {
        back();
        return setSubmission({ kind: 'pageOnly' });
      }
      const feedback = assignment.practice && outcome.kind === 'acknowledged' ? await feedbackOf(assignment.id) : null;
      if (feedback) return setSubmission({ kind: 'practised', feedback });
      if (outcome.kind !== 'refused') return await goOn(outcome.kind === 'acknowledged' ? 'submitted' : 'kept');
      const { refused } = outcome;
      const problem = { type: refused.type, title: refused.text, status: refused.status, errors: refused.errors };
      const lacks = refusals(problem, latest().reading);
      // What the reader can put right goes back into their hands; anything else stays in the outbox, in sight.
      if (lacks.length > 0 && (await takeBack(item.id))) {
        await queue.keep({ sentAs: null, unsent: true });
        back();
      }
      setSubmission(lacks.length ? { kind: 'lacks', lacks } : { kind: 'refused', refused });
    } finally {
      busy.current = false;
    }
  }, [assignment, back, goOn, hand, latest, lock, queue]);

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
      const outcome = await hand(skipOf(queue.record, reason));
      if (!outcome) {
        back();
        throw ApiProblem.unreachable();
      }
      if (outcome.kind === 'refused') {
        const { refused } = outcome;
        setSubmission({ kind: 'refused', refused });
        throw new ApiProblem({ type: refused.type, title: refused.text, status: refused.status });
      }
      await goOn(outcome.kind === 'acknowledged' ? 'skipped' : 'kept');
    },
    [back, goOn, hand, queue],
  );

  useEffect(() => () => void (busy.current = false), []);
  return { submission, submit, skip, goOn, clear: useCallback(() => setSubmission({ kind: 'idle' }), []) };
}

/** What is known of a practice case; nothing where the server cannot be asked just now. */
const feedbackOf = (id: string) => get<PracticeFeedback>(`/api/reading/assignments/${id}/feedback`).catch(() => null);

const asProblem = (error: unknown) => (error instanceof ApiProblem ? error : ApiProblem.unreachable(error instanceof Error ? error.message : undefined));
