import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assignment, DraftSaved, Reading } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { emptyReading, withComment } from '../state/reading';
import { reconcile, recordOf, type CaseRecord } from './caseRecord';
import { DraftQueue } from './draftQueue';

const assignment = (draft: Assignment['draft'] = null) => ({ id: 'a1', draft }) as Assignment;
const measured = { measurements: [], notes: [] };
const draft = (version: number, reading: Reading) => ({ version, reading, measured, savedAt: '2026-01-01T00:00:00Z' });
const said = (text: string) => withComment(emptyReading, text);
const problem = (status: number, type: string) => new ApiProblem({ status, type, title: type });

/** A server whose answers the test gives by hand, and a device that keeps everything. */
function stage(record: CaseRecord = recordOf(assignment()), start: 'ready' | 'stale' = 'ready', server: { draft: Assignment['draft'] } = { draft: null }) {
  const sent: { version: number; reading: Reading; answer: (result: DraftSaved | ApiProblem) => void }[] = [];
  const kept: CaseRecord[] = [];
  const queue = new DraftQueue(record, start, {
    keep: async (each) => void kept.push(each),
    put: (_, version, reading, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        sent.push({ version, reading, answer: (result) => (result instanceof ApiProblem ? reject(result) : resolve(result)) });
      }),
    fetch: async () => assignment(server.draft),
    changed: () => undefined,
  });
  return { queue, sent, kept };
}
const settle = (ms = 400) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the draft queue', () => {
  it('keeps a change on the device and sends it at once, and what follows closely with one request', async () => {
    const { queue, sent, kept } = stage();
    queue.change(said('one'));
    expect(queue.state.kind).toBe('device');
    await settle(0);
    expect(kept.at(-1)).toMatchObject({ reading: said('one'), unsent: true });
    expect(sent).toMatchObject([{ version: 0, reading: said('one') }]);
    expect(queue.state.kind).toBe('sending');
    sent[0]!.answer({ version: 1, measured, savedAt: '' });
    await settle(10);
    for (const text of ['one t', 'one tw', 'one two']) queue.change(said(text), true);
    await settle(200);
    expect(sent).toHaveLength(1);
    await settle(100);
    expect(sent[1]).toMatchObject({ version: 1, reading: said('one two') });
    sent[1]!.answer({ version: 2, measured, savedAt: '' });
    await settle(10);
    queue.change(said('another'));
    await settle(0);
    expect(sent[2]).toMatchObject({ version: 2, reading: said('another') });
  });

  it('says saved only on the answer to the reading that is on the screen', async () => {
    const { queue, sent } = stage();
    queue.change(said('one'));
    await settle();
    queue.change(said('two'));
    sent[0]!.answer({ version: 1, measured, savedAt: '' });
    await settle(0);
    expect(queue.state.kind).not.toBe('saved');
    await settle();
    expect(sent[1]).toMatchObject({ version: 1, reading: said('two') });
    sent[1]!.answer({ version: 2, measured, savedAt: '' });
    await settle(0);
    expect(queue.state.kind).toBe('saved');
    expect(queue.record).toMatchObject({ unsent: false, base: 2, inFlight: null });
  });

  it('never sends two at once, and sends the latest of many', async () => {
    const { queue, sent } = stage();
    queue.change(said('one'));
    await settle();
    for (const text of ['two', 'three', 'four']) {
      queue.change(said(text));
      await settle(1000);
    }
    expect(sent).toHaveLength(1);
    sent[0]!.answer({ version: 1, measured, savedAt: '' });
    await settle();
    expect(sent).toHaveLength(2);
    expect(sent[1]!.reading).toEqual(said('four'));
  });

  it('tries again when the server cannot be reached, and at once when the network is back', async () => {
    const { queue, sent } = stage();
    queue.change(said('one'));
    await settle();
    sent[0]!.answer(ApiProblem.unreachable());
    await settle(0);
    expect(queue.state.kind).toBe('offline');
    await settle(1000);
    expect(sent).toHaveLength(2);
    sent[1]!.answer(problem(503, 'unavailable'));
    await settle(0);
    queue.tryNow();
    await settle(0);
    expect(sent).toHaveLength(3);
    sent[2]!.answer({ version: 1, measured, savedAt: '' });
    await settle(0);
    expect(queue.state.kind).toBe('saved');
  });

  it.each([
    [401, 'signed-out', 'signedOut'],
    [409, 'stale-draft', 'stale'],
    [400, 'invalid-reading', 'refused'],
  ])('stops sending at status %i and keeps the work on the device', async (status, type, kind) => {
    const { queue, sent, kept } = stage();
    queue.change(said('one'));
    await settle();
    sent[0]!.answer(problem(status, type));
    await settle(60_000);
    expect(queue.state.kind).toBe(kind);
    expect(sent).toHaveLength(1);
    expect(kept.at(-1)).toMatchObject({ reading: said('one'), unsent: true });
  });

  it('goes on keeping changes on the device after an expired sign-in', async () => {
    const { queue, sent, kept } = stage();
    queue.change(said('one'));
    await settle();
    sent[0]!.answer(problem(401, 'signed-out'));
    await settle(0);
    queue.change(said('two'));
    await settle();
    expect(queue.state.kind).toBe('signedOut');
    expect(kept.at(-1)!.reading).toEqual(said('two'));
  });

  it('goes on from the newer version when the reader keeps this work', async () => {
    const { queue, sent } = stage({ ...recordOf(assignment()), reading: said('mine'), unsent: true }, 'stale');
    await settle();
    expect(sent).toHaveLength(0);
    queue.standOn(7);
    await settle();
    expect(sent).toMatchObject([{ version: 7, reading: said('mine') }]);
  });

  it('goes on from its own draft whose answer was lost, whatever was sent after it', async () => {
    const server: { draft: Assignment['draft'] } = { draft: null };
    const { queue, sent } = stage(undefined, 'ready', server);
    queue.change(said('one'));
    await settle();
    server.draft = draft(1, said('one'));
    sent[0]!.answer(ApiProblem.unreachable());
    await settle(0);
    queue.change(said('two'));
    await settle(5_000);
    sent[1]!.answer(problem(409, 'stale-draft'));
    await settle();
    expect(sent[2]).toMatchObject({ version: 1, reading: said('two') });
    sent[2]!.answer({ version: 2, measured, savedAt: '' });
    await settle(0);
    expect(queue.state.kind).toBe('saved');
    expect(queue.record).toMatchObject({ base: 2, inFlight: null, unanswered: [] });
  });

  it('says stale where the newer draft is not its own', async () => {
    const { queue, sent } = stage(undefined, 'ready', { draft: draft(1, said('elsewhere')) });
    queue.change(said('one'));
    await settle();
    sent[0]!.answer(problem(409, 'stale-draft'));
    await settle();
    expect(queue.state.kind).toBe('stale');
    expect(sent).toHaveLength(1);
  });

  it('does not wait without end for an answer, nor a submission for a draft', async () => {
    const { queue, sent } = stage();
    queue.change(said('one'));
    await settle();
    const resting = queue.rest(3_000);
    await settle(3_000);
    await resting;
    expect(queue.state.kind).toBe('offline');
    queue.wake();
    await settle();
    expect(sent).toHaveLength(2);
  });

  it('sends no draft while a submission is under way', async () => {
    const { queue, sent } = stage();
    queue.change(said('one'));
    await queue.rest();
    await settle(5000);
    expect(sent).toHaveLength(0);
    queue.wake();
    await settle();
    expect(sent).toHaveLength(1);
  });

  it('tells when the device cannot keep the work', async () => {
    const changed = vi.fn();
    const queue = new DraftQueue(recordOf(assignment()), 'ready', { keep: () => Promise.reject(new Error('quota')), put: () => new Promise(() => undefined), fetch: async () => assignment(), changed });
    queue.change(said('one'));
    await settle(0);
    expect(queue.deviceFails).toBe(true);
  });
});

describe('opening a case again', () => {
  const unsent = (base: number, reading: Reading, inFlight: Reading | null = null): CaseRecord => ({ ...recordOf(assignment()), base, reading, inFlight, unsent: true });

  it('takes the server\'s draft where the device has nothing unsent', () => {
    const { record, stale } = reconcile({ ...recordOf(assignment()), reading: said('old') }, assignment(draft(3, said('server'))));
    expect([record.reading, record.base, stale]).toEqual([said('server'), 3, false]);
  });

  it('takes the device\'s work where it stands on the server\'s version', () => {
    const { record, stale } = reconcile(unsent(3, said('mine')), assignment(draft(3, said('server'))));
    expect([record.reading, record.unsent, stale]).toEqual([said('mine'), true, false]);
  });

  it('recognises its own draft whose answer was lost', () => {
    const { record, stale } = reconcile(unsent(3, said('mine and more'), said('mine')), assignment(draft(4, said('mine'))));
    expect([record.base, record.unsent, stale]).toEqual([4, true, false]);
    expect(reconcile(unsent(3, said('mine'), said('mine')), assignment(draft(4, said('mine')))).record.unsent).toBe(false);
  });

  it('says stale, and drops neither, where another tab has saved since', () => {
    const { record, stale } = reconcile(unsent(3, said('mine')), assignment(draft(5, said('other'))));
    expect([record.reading, stale]).toEqual([said('mine'), true]);
  });
});
