import { expect, it } from 'vitest';
import type { FileOutcome, KnownFile } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { batchesOf, cut } from './batches';
import { Pace, type Progress } from './progress';
import { byFile } from './sendFiles';
import type { Source } from './source';
import { UploadRun, type Ports } from './uploadRun';

const file = (name: string, text = name): Source => ({ name, size: text.length, open: () => Promise.resolve(new Blob([text])) });
const files = (count: number) => Array.from({ length: count }, (_, n) => file(`f${n}`));
const outcome = (what: FileOutcome['outcome'], reason: string | null = null): FileOutcome => ({ outcome: what, reason, seriesUid: null, entry: null });

/** A server that remembers what it was sent, by content. */
class Server {
  had = new Map<string, FileOutcome>();
  requests: string[][] = [];
  rests: number[] = [];
  /** Says what a request ends with, by its number; undefined lets it through. */
  fails: (request: number) => Error | undefined = () => undefined;
  judge: (text: string) => FileOutcome = () => outcome('accepted');

  readonly ports: Ports = {
    digest: (blob) => blob.text(),
    known: (digests) => Promise.resolve(digests.flatMap((digest): KnownFile[] => {
      const before = this.had.get(digest);
      return before && before.outcome !== 'again' ? [{ digest, outcome: before.outcome, reason: before.reason }] : [];
    })),
    send: async (blobs) => {
      const texts = await Promise.all(blobs.map((blob) => blob.text()));
      const failure = this.fails(this.requests.push(texts) - 1);
      if (failure) throw failure;
      return texts.map((text) => {
        const said = this.had.has(text) ? outcome('again') : this.judge(text);
        if (!this.had.has(text)) this.had.set(text, said);
        return said;
      });
    },
    rest: (milliseconds) => {
      this.rests.push(milliseconds);
      return Promise.resolve();
    },
    now: () => 0,
    unreadable: () => 'unreadable',
  };
}

function upload(server: Server, sources: Source[]) {
  const seen: Progress[] = [];
  const run = new UploadRun(sources, server.ports, (progress) => seen.push(progress));
  return { run, seen, last: () => seen.at(-1)! };
}

it('sends every file once and counts what became of each', async () => {
  const server = new Server();
  server.judge = (text) => (text === 'f3' ? outcome('refused', 'no DICOM') : text === 'f4' ? outcome('held', 'burned-in text') : outcome('accepted'));
  const { run, last } = upload(server, [...files(60), file('f0 again', 'f0')]);
  await run.run();
  expect(last()).toMatchObject({ phase: 'arrived', done: 61, total: 61, counts: { accepted: 58, again: 1, held: 1, refused: 1 } });
  expect(last().bytesDone).toBe(last().bytes);
  expect(last().refusals.get('no DICOM')).toEqual({ count: 1, names: ['f3'] });
});

it('a second run over the same files sends only what is missing', async () => {
  const server = new Server();
  server.judge = (text) => (text === 'f1' ? outcome('refused', 'no DICOM') : outcome('accepted'));
  await upload(server, files(10)).run.run();
  server.requests = [];
  const { run, last } = upload(server, files(12));
  await run.run();
  expect(server.requests).toEqual([['f10', 'f11']]);
  expect(last().counts).toEqual({ accepted: 2, again: 9, held: 0, refused: 1 });
});

it('tries again with growing rests while the server cannot be reached, and loses nothing', async () => {
  const server = new Server();
  server.fails = (request) => (request < 4 ? ApiProblem.unreachable() : undefined);
  const { run, seen, last } = upload(server, files(5));
  await run.run();
  expect(server.rests).toEqual([1000, 2000, 4000, 8000]);
  expect(seen.some((progress) => progress.phase === 'waiting' && progress.retryAt !== null)).toBe(true);
  expect(last()).toMatchObject({ phase: 'arrived', counts: { accepted: 5, again: 0, held: 0, refused: 0 } });
});

it('when a request is refused as a whole, its files go one by one', async () => {
  const server = new Server();
  server.fails = (request) => (server.requests[request]!.includes('f2') ? new ApiProblem({ type: 'too-large', title: 'Too large.', status: 413 }) : undefined);
  const { run, last } = upload(server, files(4));
  await run.run();
  expect(last().counts).toMatchObject({ accepted: 3, refused: 1 });
  expect(last().refusals.get('Too large.')?.names).toEqual(['f2']);
});

it('waits for a new sign-in and then goes on', async () => {
  const server = new Server();
  let signedIn = false;
  server.fails = () => (signedIn ? undefined : new ApiProblem({ type: 'signed-out', title: 'Signed out', status: 401 }));
  const { run, seen, last } = upload(server, files(3));
  const ended = run.run();
  await until(() => seen.some((progress) => progress.phase === 'signedOut'));
  signedIn = true;
  run.resume();
  await ended;
  expect(last()).toMatchObject({ phase: 'arrived', counts: { accepted: 3 } });
});

it('pauses after what is on its way, and sends nothing until resumed', async () => {
  const server = new Server();
  const { run, last } = upload(server, files(400));
  const pass = server.ports.send;
  server.ports.send = async (...given) => {
    run.pause();
    return pass(...given);
  };
  const ended = run.run();
  await until(() => last()?.phase === 'paused');
  const sent = server.requests.length;
  expect(sent).toBeLessThanOrEqual(3);
  await new Promise((resolve) => setTimeout(resolve));
  expect(server.requests.length).toBe(sent);
  server.ports.send = pass;
  run.resume();
  await ended;
  expect(last()).toMatchObject({ phase: 'arrived', done: 400 });
});

it('a file that holds others is told by the best of them', () => {
  const part = (number: number, what: FileOutcome['outcome']): FileOutcome => ({ ...outcome(what), part: number });
  expect(byFile([part(0, 'accepted'), part(1, 'refused'), part(1, 'held'), part(2, 'refused')], 3).map((each) => each.outcome)).toEqual(['accepted', 'held', 'refused']);
  expect(byFile([part(0, 'again'), part(1, 'refused')], 2).map((each) => each.outcome)).toEqual(['again', 'refused']);
});

it('stops at once and says so', async () => {
  const server = new Server();
  const { run, last } = upload(server, files(400));
  const pass = server.ports.send;
  server.ports.send = (...given) => {
    run.stop();
    return pass(...given);
  };
  await run.run();
  expect(last().phase).toBe('stopped');
  expect(last().done).toBeLessThan(400);
});

it('a file that cannot be read is refused here and not sent', async () => {
  const server = new Server();
  const gone: Source = { name: 'gone', size: 9, open: () => Promise.reject(new Error('moved')) };
  const { run, last } = upload(server, [gone, file('f0')]);
  await run.run();
  expect(server.requests).toEqual([['f0']]);
  expect(last().refusals.get('unreadable')?.names).toEqual(['gone']);
});

it('cuts batches by number and by size; a large file goes alone', () => {
  expect(cut([1, 1, 1, 1, 1], () => 1, { files: 2, bytes: 10 })).toEqual([[1, 1], [1, 1], [1]]);
  expect(cut([3, 3, 9, 30, 1], (size) => size, { files: 9, bytes: 10 })).toEqual([[3, 3], [9], [30], [1]]);
  expect(batchesOf([])).toEqual([]);
});

it('tells the time left by the pace, and none before there is one', () => {
  const pace = new Pace();
  expect(pace.secondsLeft(0, 0, 100)).toBeNull();
  expect(pace.secondsLeft(10_000, 50, 100)).toBe(10);
  expect(pace.secondsLeft(60_000, 50, 100)).toBeNull();
});

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 5000 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve));
  expect(holds()).toBe(true);
}
