import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CaseRecord } from './caseRecord';

interface Schema extends DBSchema {
  cases: { key: string; value: CaseRecord };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('crowdannotate', 1, {
    upgrade: (db) => void db.createObjectStore('cases', { keyPath: 'assignmentId' }),
    terminated: () => (database = null),
  });
  return database;
}

/** Resolves when the record is on the disk, not merely in the browser's memory. */
export async function keepCase(record: CaseRecord): Promise<void> {
  const transaction = (await open()).transaction('cases', 'readwrite', { durability: 'strict' });
  await transaction.store.put(record);
  await transaction.done;
}

export async function keptCase(assignmentId: string): Promise<CaseRecord | null> {
  return (await (await open()).get('cases', assignmentId)) ?? null;
}

export async function keptCases(): Promise<CaseRecord[]> {
  return await (await open()).getAll('cases');
}

/** Only after the server has acknowledged the submission, or the skip. */
export async function dropCase(assignmentId: string): Promise<void> {
  await (await open()).delete('cases', assignmentId);
}

/** Asks the browser not to clear the store when it runs short of space. */
export const askToPersist = () => void navigator.storage?.persist?.().catch(() => undefined);
