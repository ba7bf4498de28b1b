import type { CaseRecord } from '../draft/caseRecord';
import { device } from '../draft/database';
import { dropImages } from '../kept/images';
import { forgetViewed } from '../viewing/kept';
import type { OutboxItem, Refused } from './item';
import { tellOutbox } from './news';

type Cases = { getAll(): Promise<CaseRecord[]>; put(record: CaseRecord): Promise<unknown> };

const both = async () => (await device()).transaction(['cases', 'outbox'], 'readwrite', { durability: 'strict' });

/** The case's work becomes an item of the outbox: both or neither are on the disk when this resolves. */
export async function commit(record: CaseRecord, item: OutboxItem): Promise<void> {
  const transaction = await both();
  // One that is corrected was counted before, and practice counts for nothing.
  if (item.kind === 'submission' && !record.assignment.reopened && !record.assignment.practice) await countOn(transaction.objectStore('cases'), record);
  await Promise.all([
    transaction.objectStore('outbox').put(item),
    transaction.objectStore('cases').put({ ...record, sentAs: item.id }),
    ...(record.sentAs && record.sentAs !== item.id ? [transaction.objectStore('outbox').delete(record.sentAs)] : []),
    transaction.done,
  ]);
  tellOutbox('changed');
}

/** The cases that wait here were handed out before this one was read. */
async function countOn(cases: Cases, { assignmentId, reader, assignment }: CaseRecord): Promise<void> {
  for (const other of await cases.getAll()) {
    if (other.assignmentId === assignmentId || other.reader !== reader || other.assignment.campaign.id !== assignment.campaign.id) continue;
    const { progress } = other.assignment;
    await cases.put({ ...other, assignment: { ...other.assignment, progress: { ...progress, submitted: progress.submitted + 1 } } });
  }
}

/** The server has it: nothing of it is needed here any more. */
export async function acknowledged(item: OutboxItem): Promise<void> {
  const transaction = await both();
  const record = await transaction.objectStore('cases').get(item.assignmentId);
  await transaction.objectStore('outbox').delete(item.id);
  if (record?.sentAs === item.id) await transaction.objectStore('cases').delete(item.assignmentId);
  await transaction.done;
  forgetViewed(item.assignmentId);
  tellOutbox('changed');
  await dropImages({ assignmentId: item.assignmentId }).catch(() => 0);
}

/** Back to the case, to be put right. Answers whether the case is still here. */
export async function takeBack(id: string): Promise<boolean> {
  const transaction = await both();
  const item = await transaction.objectStore('outbox').get(id);
  const record = item && (await transaction.objectStore('cases').get(item.assignmentId));
  if (record) {
    await transaction.objectStore('outbox').delete(id);
    const reading = item.kind === 'submission' ? item.body.reading : record.reading;
    await transaction.objectStore('cases').put({ ...record, sentAs: null, reading, unsent: true, refused: null });
  }
  await transaction.done;
  tellOutbox('changed');
  return record !== undefined;
}

/** As its reader asks: what was refused leaves this device, with the case it stands for. */
export async function discard(assignmentId: string, itemId: string | null): Promise<void> {
  const transaction = await both();
  if (itemId !== null) await transaction.objectStore('outbox').delete(itemId);
  await transaction.objectStore('cases').delete(assignmentId);
  await transaction.done;
  forgetViewed(assignmentId);
  tellOutbox('changed');
}

export async function outboxItems(): Promise<OutboxItem[]> {
  return (await (await device()).getAll('outbox')).sort((a, b) => a.madeAt.localeCompare(b.madeAt));
}

/** A try without an answer, or with a refusal. The item itself may be gone by another tab's answer; then nothing is written. */
export async function noteTry(id: string, note: { notBefore: number; refused: Refused | null }): Promise<void> {
  const transaction = (await device()).transaction('outbox', 'readwrite');
  const item = await transaction.store.get(id);
  if (item) await transaction.store.put({ ...item, ...note, tries: note.refused ? item.tries : item.tries + 1 });
  await transaction.done;
  tellOutbox('changed');
}

/** As its reader asks: everything that waits, or one item that was refused, may be tried at once. */
export async function tryAgain(id?: string): Promise<void> {
  const transaction = (await device()).transaction('outbox', 'readwrite', { durability: 'strict' });
  for (const item of await transaction.store.getAll()) {
    if (id === undefined ? !item.refused : item.id === id) await transaction.store.put({ ...item, refused: null, notBefore: 0 });
  }
  await transaction.done;
  tellOutbox('send');
}
