import { post, put } from '../../api/client';
import type { DraftSaved, Submitted } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import type { CaseRecord } from './caseRecord';
import { dropCase, keepCase, keptCases } from './caseStore';
import type { DraftQueue } from './draftQueue';

/** Cases that are open in this page; their queue alone sends for them. */
const open = new Set<DraftQueue>();

export function joinOutbox(queue: DraftQueue): () => void {
  open.add(queue);
  return () => void open.delete(queue);
}

/**
 * Sends what this device has and the server has not: of the cases open here, and of those kept from before.
 * Answers how many could not be sent; they stay on this device.
 */
export async function sendUnsent(): Promise<number> {
  let left = 0;
  for (const queue of open) if (!(await queue.flush())) left++;
  const inHand = new Set([...open].map((queue) => queue.record.assignmentId));
  const kept = (await keptCases().catch(() => [])).filter((record) => (record.unsent || record.submission) && !inHand.has(record.assignmentId));
  for (const record of kept) if (!(await sendKept(record))) left++;
  return left;
}

async function sendKept(record: CaseRecord): Promise<boolean> {
  const path = `/api/reading/assignments/${record.assignmentId}`;
  try {
    if (record.submission) {
      await post<Submitted>(`${path}/submission`, { submissionId: record.submission.id, ticket: record.assignment.ticket, reading: record.submission.reading });
      await dropCase(record.assignmentId);
      return true;
    }
    const saved = await put<DraftSaved>(`${path}/draft`, { version: record.base, reading: record.reading });
    await keepCase({ ...record, base: saved.version, inFlight: null, measured: saved.measured, measuredFor: record.reading, unsent: false });
    return true;
  } catch (error) {
    // Another reader's, who used this device before: it is not this one's to wait for.
    return error instanceof ApiProblem && error.status === 404;
  }
}
