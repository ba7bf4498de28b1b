import { get, post } from '../api/client';
import type { Assignment } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { reconcile, type CaseRecord } from './draft/caseRecord';
import { keptCase } from './draft/caseStore';

export interface OpenedCase {
  record: CaseRecord;
  start: 'ready' | 'stale' | 'signedOut';
}

/** An assignment that was just handed out need not be asked for again. */
const handedOut = new Map<string, Assignment>();

/** The next case of a campaign, or null when nothing is left. */
export async function nextAssignment(campaignId: string): Promise<Assignment | null> {
  const assignment = await post<Assignment | null>(`/api/reading/campaigns/${campaignId}/next`);
  if (assignment) handedOut.set(assignment.id, assignment);
  return assignment;
}

export const fetchAssignment = (id: string, signal?: AbortSignal) => get<Assignment>(`/api/reading/assignments/${id}`, signal);

/** The case as this device and the server know it. Without the server, what this device has kept. */
export async function openCase(id: string, signal: AbortSignal): Promise<OpenedCase> {
  const kept = await keptCase(id).catch(() => null);
  const fresh = handedOut.get(id);
  handedOut.delete(id);
  try {
    const { record, stale } = reconcile(kept, fresh ?? (await fetchAssignment(id, signal)));
    return { record, start: stale ? 'stale' : 'ready' };
  } catch (error) {
    if (!kept || !(error instanceof ApiProblem)) throw error;
    if (error.signedOut) return { record: kept, start: 'signedOut' };
    // A submission whose answer was lost may have closed the assignment: asking again under its id gives the answer.
    if (error.unreachable || kept.submission) return { record: kept, start: 'ready' };
    throw error;
  }
}
