import { isUnsentDraft } from '../outbox/sender';
import { sendNow } from '../outbox/outbox';
import { outboxItems, tryAgain } from '../outbox/store';
import { keptCases } from './caseStore';
import type { DraftQueue } from './draftQueue';
import { whoReads } from './whoReads';

/** Cases that are open in this page; their queue alone sends their drafts. */
const open = new Set<DraftQueue>();

export function joinOutbox(queue: DraftQueue): () => void {
  open.add(queue);
  return () => void open.delete(queue);
}

/** Before another page takes the case over: all of it is on this device, and nothing is under way. */
export async function restOpenCase(assignmentId: string): Promise<void> {
  await Promise.all([...open].filter((queue) => queue.record.assignmentId === assignmentId).map((queue) => queue.rest()));
}

/**
 * Sends what this device has and the server has not: of the cases open here, and of those kept from before.
 * Answers how many of this reader's could not be sent; they stay on this device.
 */
export async function sendUnsent(): Promise<number> {
  const inHand = new Set<string>();
  let left = 0;
  for (const queue of open) {
    inHand.add(queue.record.assignmentId);
    if (!(await queue.flush())) left++;
  }
  await tryAgain().catch(() => undefined);
  await sendNow();
  const [records, items] = await Promise.all([keptCases().catch(() => []), outboxItems().catch(() => [])]);
  const mine = whoReads();
  left += items.filter((item) => item.reader === null || item.reader === mine).length;
  left += records.filter((record) => (isUnsentDraft(record) || (record.unsent && record.refused !== null && record.reader === mine)) && !inHand.has(record.assignmentId)).length;
  return left;
}
