import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { outboxItems } from '../outbox/store';
import { keepCase, keptCase, keptCases } from './caseStore';
import { closeDevice, deviceTrouble, NAME } from './database';
import version1 from './fixtures/version1.json';

beforeEach(async () => {
  await closeDevice();
  globalThis.indexedDB = new IDBFactory();
});

/** As the program of version 1 made it. */
async function old(records: unknown[]): Promise<void> {
  const db = await openDB(NAME, 1, { upgrade: (made) => void made.createObjectStore('cases', { keyPath: 'assignmentId' }) });
  for (const each of records) await db.put('cases', each);
  db.close();
}

it('takes over what version 1 kept: drafts stay drafts, a submission under way keeps its id', async () => {
  await old(version1);
  const [draft, sent] = version1;
  expect(await keptCase(draft!.assignmentId)).toMatchObject({ reading: draft!.reading, base: draft!.base, unsent: true, sentAs: null, reader: null, inFlight: draft!.inFlight });
  expect(await keptCase(sent!.assignmentId)).toMatchObject({ sentAs: sent!.submission!.id });
  const items = await outboxItems();
  expect(items).toMatchObject([{ id: sent!.submission!.id, kind: 'submission', assignmentId: sent!.assignmentId, refused: null, tries: 0 }]);
  expect(items[0]!.body).toEqual({ submissionId: sent!.submission!.id, ticket: sent!.assignment.ticket, reading: sent!.submission!.reading });
  expect(await keptCases()).toHaveLength(2);
});

it('says of what a newer program kept that it is newer, and touches nothing of it', async () => {
  const newer = await openDB(NAME, 99, { upgrade: (made) => void made.createObjectStore('elsewhere') });
  await newer.put('elsewhere', 'kept', 'key');
  newer.close();
  await expect(keepCase({ assignmentId: 'a' } as never)).rejects.toThrow();
  expect(deviceTrouble()).toBe('newer');
  const again = await openDB(NAME);
  expect([again.version, await again.get('elsewhere', 'key'), [...again.objectStoreNames]]).toEqual([99, 'kept', ['elsewhere']]);
  again.close();
});

it('gives way to a newer program in another tab', async () => {
  await keptCases();
  const newer = await openDB(NAME, 99);
  expect(newer.version).toBe(99);
  newer.close();
});
