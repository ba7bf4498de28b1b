import { fetchSession, get } from '../api/client';
import type { Assignment } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { isDecided, reconcile, recordOf, type CaseRecord } from './draft/caseRecord';
import { dropCase, isUntouched, keepCase, keptCase } from './draft/caseStore';
import { lastReader, whoReads } from './draft/whoReads';

export interface OpenedCase {
  record: CaseRecord;
  start: 'ready' | 'stale' | 'signedOut';
}

/** Of what the page knows of a case, in any of its turns. */
export const caseKey = (id: string) => ['reading', 'case', id] as const;

/** A kept case opens without the server when it does not answer within this time. */
const PATIENCE_MS = 4_000;
/** What was handed out that recently is as the server has it. */
const FRESH_MS = 120_000;

const handedOut = new Map<string, Assignment>();

/** An assignment that was just handed out need not be asked for again. */
export const justHandedOut = (assignment: Assignment) => void handedOut.set(assignment.id, assignment);

export const fetchAssignment = (id: string, signal?: AbortSignal) => get<Assignment>(`/api/reading/assignments/${id}`, signal);

/** The case as this device and the server know it, kept here from now on. Without the server, what this device has kept for this reader. */
export async function openCase(id: string, signal: AbortSignal): Promise<OpenedCase> {
  const opened = await find(id, signal);
  // The image is not waited for: what is drawn later is written after this. What is done is kept only where there is work that nobody has submitted.
  void (isDecided(opened.record) && !opened.record.unsent ? dropCase(id) : keepCase(opened.record)).catch(() => undefined);
  return opened;
}

async function find(id: string, signal: AbortSignal): Promise<OpenedCase> {
  const kept = await mine(id);
  // On its way already, or handed out a moment ago: nothing to ask for.
  if (kept && (kept.sentAs !== null || (isUntouched(kept) && kept.base === 0 && Date.now() - kept.order < FRESH_MS))) return { record: kept, start: 'ready' };
  const fresh = handedOut.get(id);
  handedOut.delete(id);
  try {
    const { record, stale } = reconcile(kept, fresh ?? (await fetchAssignment(id, kept ? AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) : signal)));
    return { record: record.order ? record : { ...record, order: Date.now() }, start: stale ? 'stale' : 'ready' };
  } catch (error) {
    if (signal.aborted || !kept) throw error;
    if (!(error instanceof ApiProblem) || error.unreachable) return { record: kept, start: 'ready' };
    if (error.signedOut) return { record: kept, start: 'signedOut' };
    throw error;
  }
}

/** What is another reader's stays closed. */
async function mine(id: string): Promise<CaseRecord | null> {
  const kept = await keptCase(id).catch(() => null);
  const reader = kept && (whoReads() ?? (await namedReader()));
  return kept && (kept.reader === null || kept.reader === reader) ? kept : null;
}

/** The case as the server has it, whatever this device says. */
export const serversCase = async (id: string) => recordOf(await fetchAssignment(id), Date.now());

/** At the first case of a page: who is signed in, as the server says; when it does not, who was last. */
async function namedReader(): Promise<string | null> {
  await Promise.race([fetchSession().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  return await lastReader().catch(() => null);
}
