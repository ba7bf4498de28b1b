import type { CasesAhead } from '../../api/contract';
import { tellOutbox } from '../outbox/news';
import { recordOf, type CaseRecord } from './caseRecord';
import { device } from './database';

/** Resolves when the record is on the disk, not merely in the browser's memory. */
export async function keepCase(record: CaseRecord): Promise<void> {
  const transaction = (await device()).transaction('cases', 'readwrite', { durability: 'strict' });
  await transaction.store.put(record);
  await transaction.done;
  tellOutbox('changed');
}

export async function keptCase(assignmentId: string): Promise<CaseRecord | null> {
  return (await (await device()).get('cases', assignmentId)) ?? null;
}

export async function keptCases(): Promise<CaseRecord[]> {
  return (await (await device()).getAll('cases')).sort((a, b) => a.order - b.order);
}

/** Only after the server has acknowledged the submission or the skip, or has taken an untouched case back. */
export async function dropCase(assignmentId: string): Promise<void> {
  await (await device()).delete('cases', assignmentId);
}

/** There is nothing of the reader's own in it. */
export const isUntouched = (record: CaseRecord) => !record.unsent && record.sentAs === null && record.inFlight === null;

/**
 * Keeps cases that were handed out ahead, in the order of `open`, and drops the untouched ones of that campaign and reader which the server
 * no longer holds for them. What is here already stays as it is, and so does what came after the server was asked (`asked`, ms).
 */
export async function keepAhead(campaignId: string, reader: string, asked: number, { open, cases }: CasesAhead): Promise<void> {
  const transaction = (await device()).transaction('cases', 'readwrite', { durability: 'strict' });
  const now = Date.now();
  for (const old of await transaction.store.getAll()) {
    if (old.assignment.campaign.id !== campaignId || old.reader !== reader) continue;
    if (!open.includes(old.assignmentId) && isUntouched(old) && old.order < asked) await transaction.store.delete(old.assignmentId);
  }
  for (const assignment of cases) {
    if (!(await transaction.store.get(assignment.id))) await transaction.store.put(recordOf(assignment, now + open.indexOf(assignment.id) / 1000));
  }
  await transaction.done;
  tellOutbox('changed');
}
