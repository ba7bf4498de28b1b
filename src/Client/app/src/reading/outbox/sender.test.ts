import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Assignment } from '../../api/contract';
import { recordOf, type CaseRecord } from '../draft/caseRecord';
import { dropCase, keepCase, keptCase, keptCases } from '../draft/caseStore';
import { become } from '../draft/whoReads';
import { writer } from '../draft/writer';
import { emptyReading } from '../state/reading';
import { skipOf, submissionOf, type OutboxItem } from './item';
import { sendDue } from './sender';
import { acknowledged, commit, outboxItems, takeBack, tryAgain } from './store';
import { lookAtOutbox } from './useOutbox';

const reading = { ...emptyReading, noLesion: true };
const campaign = { id: 'c', name: 'Campaign', prompt: '', synthetic: true };
const record = (id: string, rest: Partial<CaseRecord> = {}): CaseRecord => ({ ...recordOf({ id, reader: 'anna', ticket: `ticket of ${id}`, draft: null, campaign, progress: { submitted: 0, total: 3 }, case: { number: id } } as Assignment), reading, ...rest });
const json = (status: number, body: unknown, type = status < 400 ? 'application/json' : 'application/problem+json') => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } });
const ack = (id: string) => json(201, { submissionId: id, annotationUid: '2.25.1', submittedAt: '' });
const problem = (status: number, type: string) => json(status, { type, title: type, errors: [{ path: 'findings', message: 'Something lacks.' }] });

/** The server: answers every submission by `answer`; the bodies it got. */
function server(answer: (path: string, body: Record<string, string>) => Response | Promise<Response>): Record<string, unknown>[] {
  const got: Record<string, unknown>[] = [];
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    if (path === '/api/session') return json(200, { signedIn: true, role: 'reader', pseudonym: 'anna', antiForgery: 'token' });
    got.push(JSON.parse(body as string) as Record<string, unknown>);
    return answer(path, got.at(-1) as Record<string, string>);
  });
  return got;
}

async function submitted(id: string, reader = 'anna'): Promise<OutboxItem> {
  const item = submissionOf(record(id, { reader }), reading);
  await commit(record(id, { reader }), item);
  return item;
}

beforeEach(() => become('anna'));
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const each of await outboxItems()) await acknowledged(each);
  for (const each of await keptCases()) await dropCase(each.assignmentId);
});

it('drops an item and its case on the answer that names it, a skip too', async () => {
  const item = await submitted('a');
  await commit(record('b'), skipOf(record('b'), 'cannot-judge'));
  const got = server((path) => (path.endsWith('/skip') ? json(200, { assignmentId: 'b', reason: 'cannot-judge', skippedAt: '' }) : ack(item.id)));
  expect(await sendDue()).toEqual({ next: null, held: false });
  expect(got).toEqual([{ submissionId: item.id, ticket: 'ticket of a', basis: { version: 0, writer: writer() }, reading }, { reason: 'cannot-judge', ticket: 'ticket of b' }]);
  expect([await outboxItems(), await keptCases()]).toEqual([[], []]);
});

it.each([
  ['a page of its own with 200', () => json(200, '<html>Welcome</html>', 'text/html')],
  ['JSON of its own with 200', () => json(200, { ok: true })],
  ['the answer to another submission', () => ack('another')],
  ['a refusal that is not the server’s', () => json(403, '<html>Pay first</html>', 'text/html')],
  ['a fault of the server', () => problem(503, 'database-away')],
  ['that the same one is under way', () => problem(409, 'in-flight')],
  ['nothing at all', () => Promise.reject(new TypeError('Failed to fetch'))],
])('takes %s for no acknowledgement, keeps the item and tries it later, not at once', async (_, answer) => {
  const item = await submitted('a');
  const got = server(answer);
  const { next } = await sendDue();
  expect(next).toBeGreaterThan(Date.now());
  await sendDue();
  expect(got).toHaveLength(1);
  expect(await outboxItems()).toMatchObject([{ id: item.id, tries: 1, refused: null }]);
  await tryAgain();
  server(() => ack(item.id));
  await sendDue();
  expect(await outboxItems()).toEqual([]);
});

it.each([
  [400, 'invalid-reading'],
  [413, 'unknown'],
  [422, 'submission-differs'],
  [409, 'already-decided'],
  [409, 'campaign-closed'],
  [404, 'not-found'],
])('keeps what is refused with %i %s in sight and sends it again only when asked', async (status, type) => {
  const [bad, good] = [await submitted('a'), await submitted('b')];
  const got = server((path, { submissionId }) => (path.includes('/a/') ? problem(status, type) : ack(submissionId!)));
  await sendDue();
  await tryAgain();
  await sendDue();
  expect(got.map((body) => body['submissionId']).filter((id) => id === bad.id)).toHaveLength(1);
  expect(got.map((body) => body['submissionId'])).toContain(good.id);
  expect(await outboxItems()).toMatchObject([{ id: bad.id, refused: { status, errors: [{ message: 'Something lacks.' }] } }]);
  await tryAgain(bad.id);
  server(() => ack(bad.id));
  await sendDue();
  expect(await outboxItems()).toEqual([]);
});

it('gives a refused case back to its reader with all that is in it', async () => {
  const item = await submitted('a');
  expect(await takeBack(item.id)).toBe(true);
  expect(await keptCase('a')).toMatchObject({ reading, unsent: true, sentAs: null });
  expect(await outboxItems()).toEqual([]);
});

it('holds everything while nobody is signed in', async () => {
  await submitted('a');
  server(() => problem(401, 'signed-out'));
  expect(await sendDue()).toEqual({ next: null, held: true });
  expect(await outboxItems()).toMatchObject([{ tries: 0, refused: null }]);
});

it('sends another reader’s submission by its ticket, holds their draft, and shows no more of it than a number', async () => {
  const item = await submitted('a', 'bert');
  await keepCase(record('b', { reader: 'bert', unsent: true }));
  expect(await lookAtOutbox()).toMatchObject({ items: [], drafts: [], others: 2 });
  const got = server(() => ack(item.id));
  await sendDue();
  expect(got).toEqual([{ submissionId: item.id, ticket: 'ticket of a', basis: { version: 0, writer: writer() }, reading }]);
  expect(await keptCase('b')).toMatchObject({ unsent: true });
});

it('never sends one item twice at the same time, whoever asks', async () => {
  const item = await submitted('a');
  const got = server(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return ack(item.id);
  });
  await Promise.all([sendDue(), sendDue(), sendDue()]);
  expect(got).toHaveLength(1);
});
