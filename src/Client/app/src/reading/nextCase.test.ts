import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Assignment } from '../api/contract';
import { recordOf } from './draft/caseRecord';
import { keptCases } from './draft/caseStore';
import { become } from './draft/whoReads';
import { nextCase } from './nextCase';
import { submissionOf } from './outbox/item';
import { acknowledged, commit } from './outbox/store';
import { emptyReading } from './state/reading';

const assignment = (id: string) =>
  ({ id, reader: 'anna', ticket: id, draft: null, campaign: { id: 'c', name: 'Campaign' }, progress: { submitted: 0, total: 3 }, case: { number: id } }) as Assignment;

afterEach(() => vi.unstubAllGlobals());

it('does not take up again a case that arrived at the server while the next one was asked for', async () => {
  await become('anna');
  const item = submissionOf(recordOf(assignment('first')), { ...emptyReading, noLesion: true });
  await commit(recordOf(assignment('first')), item);
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    if (path === '/api/session') return Response.json({ signedIn: true, role: 'reader', pseudonym: 'anna', antiForgery: 'token' });
    // The server looked before the submission came, and its answer comes after it.
    const { have } = JSON.parse(body as string) as { have: string[] };
    await acknowledged(item);
    const open = ['first', 'second'];
    return Response.json({ open, cases: open.filter((id) => !have.includes(id)).map(assignment) });
  });
  expect(await nextCase('c')).toBe('second');
  expect((await keptCases()).map(({ assignmentId }) => assignmentId)).toEqual(['second']);
});
