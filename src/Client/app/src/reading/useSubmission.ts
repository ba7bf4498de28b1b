import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { get } from '../api/client';
import type { PracticeFeedback, SkipReason } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { queryClient } from '../api/queries';
import { leaveAsSubmitted } from './done/reopen';
import type { After } from './done/LastCase';
import { isPractised } from './draft/caseRecord';
import { dropCase } from './draft/caseStore';
import { nextCase } from './nextCase';
import { caseKey } from './openCase';
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

/** How often the next case is asked for while the server cannot be reached. */
const AGAIN_MS = 4_000;

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
        void navigate(next ? `/read/${next}` : `/read/finished/${assignment.campaign.id}`, { replace: true, state: { after, last: assignment.id } satisfies After });
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
        // On the disk it is said already; here it keeps a later write from unsaying it.
        queue.handedOver(item.id);
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

  /** Where another device has saved since, the reader decides between the two. Answers whether that is so. */
  const staleFrom = useCallback(
    async (item: OutboxItem, refused: Refused): Promise<boolean> => {
      if (refused.type !== 'stale-draft' || !(await takeBack(item.id))) return false;
      await queue.keep({ sentAs: null, unsent: true });
      queue.turnedOutStale();
      back();
      setSubmission({ kind: 'idle' });
      return true;
    },
    [back, queue],
  );

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
      // The reader waits for what is known of it, or goes on.
      if (assignment.practice && outcome.kind === 'waiting') return void (await queryClient.resetQueries({ queryKey: caseKey(assignment.id) }));
      if (outcome.kind !== 'refused') return await goOn(outcome.kind === 'acknowledged' ? 'submitted' : 'kept');
      const { refused } = outcome;
      if (await staleFrom(item, refused)) return;
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
  }, [assignment, back, goOn, hand, latest, lock, queue, staleFrom]);

  const submit = useCallback((): Missing | null => {
    // What another window saved since would be lost: the reader decides first.
    if (queue.state.kind === 'stale') return null;
    const lacks = missing(latest().reading, assignment.template);
    if (lacks.length === 0) {
      void send();
      return null;
    }
    setSubmission({ kind: 'lacks', lacks });
    return lacks[0]!;
  }, [assignment, latest, queue, send]);

  const skip = useCallback(
    async (reason: SkipReason) => {
      lock(true);
      const item = skipOf(queue.record, reason);
      const outcome = await hand(item);
      if (!outcome) {
        back();
        throw ApiProblem.unreachable();
      }
      if (outcome.kind === 'refused') {
        const { refused } = outcome;
        if (await staleFrom(item, refused)) return;
        setSubmission({ kind: 'refused', refused });
        throw new ApiProblem({ type: refused.type, title: refused.text, status: refused.status });
      }
      await goOn(outcome.kind === 'acknowledged' ? 'skipped' : 'kept');
    },
    [back, goOn, hand, lock, queue, staleFrom],
  );

  /** A case that was submitted before is put away as it was. */
  const leave = useCallback(async () => {
    lock(true);
    await queue.rest(DRAFT_PATIENCE_MS);
    try {
      await leaveAsSubmitted(assignment.id);
    } catch (error) {
      back();
      throw error;
    }
    await dropCase(assignment.id).catch(() => undefined);
    await goOn();
  }, [assignment, back, goOn, lock, queue]);

  // A practice case that was read before tells again what is known of it.
  const practised = isPractised(queue.record);
  useEffect(() => {
    if (!practised) return;
    lock(true);
    void feedbackOf(assignment.id).then((feedback) => feedback && setSubmission({ kind: 'practised', feedback }));
  }, [assignment, lock, practised]);

  // The next case could not be fetched: the page goes on by itself as soon as it can be.
  const waits = submission.kind === 'done' && submission.problem.unreachable ? submission : null;
  useEffect(() => {
    if (!waits) return;
    const again = () => void goOn(waits.stored ? 'submitted' : 'kept');
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [goOn, waits]);

  useEffect(() => () => void (busy.current = false), []);
  return { submission, submit, skip, leave, goOn, clear: useCallback(() => setSubmission({ kind: 'idle' }), []) };
}

/** What is known of a practice case; nothing where the server cannot be asked just now. */
const feedbackOf = (id: string) => get<PracticeFeedback>(`/api/reading/assignments/${id}/feedback`).catch(() => null);

const asProblem = (error: unknown) => (error instanceof ApiProblem ? error : ApiProblem.unreachable(error instanceof Error ? error.message : undefined));
