import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Assignment } from '../../api/contract';
import { emptyReading } from '../state/reading';
import { recordOf, type CaseRecord } from './caseRecord';
import { dropCase, keepCase, keptCase, keptCases } from './caseStore';
import { DraftQueue } from './draftQueue';
import { submissionOf } from '../outbox/item';
import { acknowledged, commit, outboxItems } from '../outbox/store';
import { joinOutbox, sendUnsent } from './outbox';
import { become } from './whoReads';

const reading = { ...emptyReading, comment: 'drawn' };
const record = (id: string, rest: Partial<CaseRecord> = {}): CaseRecord => ({ ...recordOf({ id, ticket: `ticket of ${id}`, draft: null, campaign: { id: 'c', name: 'Campaign' }, progress: { submitted: 0, total: 3 } } as Assignment), reading, unsent: true, ...rest });
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });

/** The server: what it answers to each method and path; the session is always there. */
function server(answers: Record<string, () => Response | Promise<Response>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit) => {
    if (path === '/api/session') return json(200, { signedIn: true, role: 'reader', pseudonym: 'mine', antiForgery: 'token' });
    asked.push(`${method} ${path}`);
    const answer = answers[`${method} ${path}`];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
  return asked;
}

const ack = (id: string) => json(201, { submissionId: id, annotationUid: '2.25.1', submittedAt: '', measured: null });

afterEach(async () => {
  vi.unstubAllGlobals();
  await become(null);
  for (const each of await keptCases()) await dropCase(each.assignmentId);
  for (const each of await outboxItems()) await acknowledged(each);
});

it('sends the drafts this device kept, and a submission under its own id, before anybody signs out', async () => {
  await keepCase(record('a'));
  await commit(record('b'), submissionOf(record('b'), reading, undefined, 's'));
  await keepCase(record('c', { unsent: false }));
  const asked = server({
    'PUT /api/reading/assignments/a/draft': () => json(200, { version: 1, measured: null, savedAt: '' }),
    'POST /api/reading/assignments/b/submission': () => ack('s'),
  });
  expect(await sendUnsent()).toBe(0);
  expect(asked.sort()).toEqual(['POST /api/reading/assignments/b/submission', 'PUT /api/reading/assignments/a/draft']);
  expect(await keptCase('a')).toMatchObject({ unsent: false, base: 1 });
  expect(await keptCase('b')).toBeNull();
  expect(await outboxItems()).toEqual([]);
});

it('counts what could not be sent and keeps it; what is another reader’s does not count', async () => {
  await become('mine');
  await keepCase(record('gone'));
  await keepCase(record('closed', { reader: 'mine' }));
  await keepCase(record('foreign', { reader: 'other' }));
  const asked = server({ 'PUT /api/reading/assignments/closed/draft': () => json(409, { type: 'campaign-closed', title: 'Closed' }) });
  expect(await sendUnsent()).toBe(2);
  expect((await keptCases()).map((each) => [each.assignmentId, each.unsent]).sort()).toEqual([['closed', true], ['foreign', true], ['gone', true]]);
  expect((await keptCase('closed'))!.refused).toMatchObject({ status: 409, type: 'campaign-closed' });
  expect(asked).not.toContain('PUT /api/reading/assignments/foreign/draft');
});

it('lets the case in hand send for itself, also what is drawn meanwhile', async () => {
  const sent: string[] = [];
  const queue = new DraftQueue(record('open'), 'ready', {
    keep: keepCase,
    put: async (_, version, { comment }) => {
      sent.push(comment!);
      if (sent.length === 1) queue.change({ ...reading, comment: 'more' });
      return { version: version + 1, measured: { measurements: [], notes: [] }, savedAt: '' };
    },
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    changed: () => undefined,
  });
  const leave = joinOutbox(queue);
  server({});
  expect(await sendUnsent()).toBe(0);
  expect(sent).toEqual(['drawn', 'more']);
  await queue.rest();
  leave();
});

it('does not wait for a network that is gone', async () => {
  const queue = new DraftQueue(record('open'), 'ready', { keep: keepCase, put: () => Promise.reject(new TypeError('Failed to fetch')), fetch: () => Promise.reject(new TypeError('Failed to fetch')), changed: () => undefined });
  const leave = joinOutbox(queue);
  server({});
  expect(await sendUnsent()).toBe(1);
  await queue.rest();
  leave();
});
