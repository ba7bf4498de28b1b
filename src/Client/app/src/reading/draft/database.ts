import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { OutboxItem } from '../outbox/item';
import { itemOfVersion1 } from '../outbox/item';
import { ofVersion1, type CaseRecord, type CaseRecordV1 } from './caseRecord';

/** What this browser keeps. Version 1 had `cases` alone. */
export interface DeviceSchema extends DBSchema {
  cases: { key: string; value: CaseRecord };
  outbox: { key: string; value: OutboxItem };
  /** Single facts by name: `reader`, who is signed in here; `ahead`, how many cases to hold. */
  device: { key: string; value: string };
}

export const NAME = 'crowdannotate';
export const VERSION = 2;

/** `newer`: written by a newer program, and left alone. `blocked`: another tab holds an older version open. `failed`: the browser gives no storage. */
export type DeviceTrouble = 'newer' | 'blocked' | 'failed';

let database: Promise<IDBPDatabase<DeviceSchema>> | null = null;
let trouble: DeviceTrouble | null = null;
const listeners = new Set<() => void>();

export const deviceTrouble = () => trouble;
export function onDeviceTrouble(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function device(): Promise<IDBPDatabase<DeviceSchema>> {
  database ??= open().then(
    (opened) => {
      tell(null);
      return opened;
    },
    (error: unknown) => {
      database = null;
      tell(error instanceof DOMException && error.name === 'VersionError' ? 'newer' : 'failed');
      throw error;
    },
  );
  return database;
}

const open = () =>
  openDB<DeviceSchema>(NAME, VERSION, {
    upgrade: (db, from, _, transaction) => upgrade(db, from, transaction),
    blocked: () => tell('blocked'),
    // A newer program waits in another tab: it must not wait for this one.
    blocking: () => void closeDevice(),
    terminated: () => (database = null),
  });

export async function closeDevice(): Promise<void> {
  const opened = database;
  database = null;
  (await opened?.catch(() => null))?.close();
}

async function upgrade(db: IDBPDatabase<DeviceSchema>, from: number, transaction: IDBPTransaction<DeviceSchema, StoreNames<DeviceSchema>[], 'versionchange'>): Promise<void> {
  if (from < 1) db.createObjectStore('cases', { keyPath: 'assignmentId' });
  db.createObjectStore('outbox', { keyPath: 'id' });
  db.createObjectStore('device');
  if (from !== 1) return;
  const cases = transaction.objectStore('cases') as never as { getAll(): Promise<CaseRecordV1[]>; put(record: CaseRecord): Promise<unknown> };
  for (const old of await cases.getAll()) {
    await cases.put(ofVersion1(old));
    const item = itemOfVersion1(old);
    if (item) await transaction.objectStore('outbox').put(item);
  }
}

function tell(what: DeviceTrouble | null): void {
  if (trouble === what) return;
  trouble = what;
  for (const listener of listeners) listener();
}
