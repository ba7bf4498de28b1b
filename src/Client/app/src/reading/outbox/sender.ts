import { get, post, put } from '../../api/client';
import type { Assignment, DraftSaved } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { reconcile, type CaseRecord } from '../draft/caseRecord';
import { keepCase, keptCase, keptCases } from '../draft/caseStore';
import { whoReads } from '../draft/whoReads';
import { writer } from '../draft/writer';
import { pathOf, refusedOf, type OutboxItem } from './item';
import { ifNotInHand, whileSending } from './locks';
import { tellOutbox } from './news';
import { acknowledged, noteTry, outboxItems } from './store';
import { backOff, LONGEST_ANSWER_MS, verdictOfAnswer, verdictOfProblem, type Verdict } from './verdict';

export interface Round {
  /** When there is something to try again; null when nothing waits. */
  next: number | null;
  /** Somebody has to sign in before anything can go on. */
  held: boolean;
}

/** Sends what is due, one after the other. Of all tabs of this browser one does this at a time. */
export const sendDue = (): Promise<Round> =>
  whileSending(async () => {
    let reached = true;
    let held = false;
    for (const item of await outboxItems()) {
      if (!reached || held) break;
      if (item.refused || item.notBefore > Date.now()) continue;
      const verdict = await sendItem(item);
      held = verdict.kind === 'held';
      reached = verdict.kind !== 'wait' || verdict.reached;
    }
    if (reached && !held) await sendDrafts();
    const waiting = (await outboxItems()).filter((item) => !item.refused);
    return { next: waiting.length && !held ? Math.min(...waiting.map((item) => item.notBefore)) : null, held };
  });

async function sendItem(item: OutboxItem): Promise<Verdict> {
  const verdict = await verdictOf(item);
  if (verdict.kind === 'acknowledged') await acknowledged(item);
  if (verdict.kind === 'wait') await noteTry(item.id, { notBefore: Date.now() + backOff(item.tries, Math.random()), refused: null });
  if (verdict.kind === 'refused') await noteTry(item.id, { notBefore: 0, refused: refusedOf(verdict.problem) });
  return verdict;
}

/** What the server makes of an item; nothing is kept or dropped here. */
export async function verdictOf(item: OutboxItem): Promise<Verdict> {
  try {
    return verdictOfAnswer(item, await post<unknown>(pathOf(item), item.body, AbortSignal.timeout(LONGEST_ANSWER_MS)));
  } catch (error) {
    return verdictOfProblem(error instanceof ApiProblem ? error : ApiProblem.unreachable());
  }
}

/** Drafts that no open page sends: of this reader only, for a draft has no ticket. Answers how many are left. */
export async function sendDrafts(): Promise<number> {
  let left = 0;
  for (const { assignmentId } of (await keptCases()).filter(isUnsentDraft)) {
    const sent = await ifNotInHand(assignmentId, async () => await sendDraft(assignmentId));
    if (sent === false) left++;
  }
  return left;
}

export const isUnsentDraft = (record: { unsent: boolean; sentAs: string | null; refused: unknown; reader: string | null }) =>
  record.unsent && record.sentAs === null && record.refused === null && (record.reader === null || record.reader === whoReads());

async function sendDraft(assignmentId: string): Promise<boolean> {
  const record = await keptCase(assignmentId);
  if (!record || !isUnsentDraft(record)) return true;
  try {
    const saved = await put<DraftSaved>(`/api/reading/assignments/${assignmentId}/draft`, { version: record.base, reading: record.reading, writer: writer() }, AbortSignal.timeout(LONGEST_ANSWER_MS));
    if (typeof saved?.version !== 'number') return false;
    await keepCase({ ...record, base: saved.version, inFlight: null, unanswered: [], measured: saved.measured, measuredFor: record.reading, unsent: false });
    tellOutbox('changed');
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.type === 'stale-draft' && (await goOnFromOwn(record))) return false;
    // Whose it is was not known, and now is: somebody else's. It is held until they are back.
    const foreign = error instanceof ApiProblem && error.status === 404;
    const verdict = error instanceof ApiProblem ? verdictOfProblem(error) : null;
    if (!foreign && verdict?.kind === 'refused') await keepCase({ ...record, refused: refusedOf(verdict.problem) });
    return foreign;
  }
}

/** Whether the server's newer draft is this device's own, whose answer was lost; it is gone on from then. */
async function goOnFromOwn(kept: CaseRecord): Promise<boolean> {
  const assignment = await get<Assignment>(`/api/reading/assignments/${kept.assignmentId}`, AbortSignal.timeout(LONGEST_ANSWER_MS)).catch(() => null);
  const own = assignment && reconcile(kept, assignment);
  if (!own || own.stale || own.record.base === kept.base) return false;
  await keepCase(own.record);
  return true;
}
