import type { FileOutcome, KnownFile } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { batchesOf, chunksOf, type Prepared } from './batches';
import { begun, decided, Pace, type Phase, type Progress } from './progress';
import type { Source } from './source';

/** What the run needs from outside; a test gives its own. */
export interface Ports {
  digest: (blob: Blob) => Promise<string>;
  known: (digests: string[]) => Promise<KnownFile[]>;
  /** In the order of the files; `onSent` says how many bytes have left. */
  send: (files: Blob[], onSent: (bytes: number) => void, signal: AbortSignal) => Promise<FileOutcome[]>;
  /** Ends early when the network says it is back. */
  rest: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  /** Why a file could not even be read, in words. */
  unreadable: (error: unknown) => string;
}

const senders = 3;
/** Batches that are read but not sent hold memory. */
const ahead = 4;
const [firstRest, longestRest] = [1000, 30_000];

/**
 * One upload: reads, asks what the server has already, sends the rest a few files at once, and tries again for as long as the
 * server cannot be reached. It holds no state that cannot be had again: a new run over the same files goes on where this one ended.
 */
export class UploadRun {
  private current: Progress;
  private readonly abort = new AbortController();
  private readonly pace = new Pace();
  private readonly onItsWay = new Map<number, number>();
  private held: Promise<void> | null = null;
  private letGo: (() => void) | null = null;
  private batchNumber = 0;
  private busy = 0;
  private running = 0;
  private readonly turns: (() => void)[] = [];

  constructor(
    private readonly sources: readonly Source[],
    private readonly ports: Ports,
    private readonly onChange: (progress: Progress) => void,
  ) {
    this.current = begun(sources.length, sources.reduce((sum, source) => sum + source.size, 0));
  }

  get progress(): Progress {
    return this.current;
  }

  /** Ends when every file is decided, or the run was stopped. */
  async run(): Promise<void> {
    const sending = new Set<Promise<void>>();
    try {
      for (const chunk of chunksOf(this.sources)) {
        const prepared = await this.prepare(chunk);
        for (const batch of batchesOf(await this.unknown(prepared))) {
          while (sending.size >= senders + ahead) await Promise.race(sending);
          const one = this.queued(batch).finally(() => sending.delete(one));
          sending.add(one);
        }
      }
      await Promise.all(sending);
      this.say({ phase: 'arrived', secondsLeft: null });
    } catch (error) {
      await Promise.allSettled(sending);
      if (!this.abort.signal.aborted) throw error;
      this.say({ phase: 'stopped', secondsLeft: null, retryAt: null });
    }
  }

  pause(): void {
    this.hold(this.busy > 0 ? 'pausing' : 'paused');
  }

  resume(): void {
    this.pace.forget();
    this.letGo?.();
    this.letGo = this.held = null;
    this.say({ phase: 'running', retryAt: null });
  }

  stop(): void {
    this.abort.abort();
    this.letGo?.();
    this.letGo = this.held = null;
  }

  private hold(phase: Phase): void {
    this.held ??= new Promise((resolve) => (this.letGo = resolve));
    this.say({ phase, retryAt: null, secondsLeft: null });
  }

  private async prepare(chunk: readonly Source[]): Promise<Prepared[]> {
    const prepared: Prepared[] = [];
    for (const source of chunk) {
      await this.gate();
      try {
        const blob = await source.open();
        prepared.push({ source, blob, digest: await this.ports.digest(blob) });
      } catch (error) {
        this.decide(source, 'refused', this.ports.unreadable(error));
      }
    }
    return prepared;
  }

  /** Those of the files that the server has not had. */
  private async unknown(prepared: Prepared[]): Promise<Prepared[]> {
    if (prepared.length === 0) return [];
    const known = new Map((await this.insisted(() => this.ports.known(prepared.map((each) => each.digest)))).map((each) => [each.digest, each]));
    return prepared.filter(({ source, digest }) => {
      const before = known.get(digest);
      if (before) this.decide(source, before.outcome === 'accepted' ? 'again' : before.outcome, before.reason);
      return !before;
    });
  }

  /** At most a few batches travel at once; the others wait for their turn. */
  private async queued(batch: Prepared[]): Promise<void> {
    if (this.running >= senders) await new Promise<void>((resolve) => this.turns.push(resolve));
    this.running++;
    try {
      await this.sendBatch(batch);
    } finally {
      this.running--;
      this.turns.shift()?.();
    }
  }

  private async sendBatch(batch: Prepared[]): Promise<void> {
    try {
      const outcomes = await this.insisted(() => this.once(batch));
      batch.forEach(({ source }, index) => {
        const said = outcomes[index];
        if (said) this.decide(source, said.outcome, said.reason);
        else this.decide(source, 'refused', null);
      });
    } catch (error) {
      if (this.abort.signal.aborted || !(error instanceof ApiProblem)) throw error;
      // The server refused the whole: one by one it says which file it meant.
      if (batch.length === 1) this.decide(batch[0]!.source, 'refused', error.message);
      else for (const each of batch) await this.sendBatch([each]);
    }
  }

  private async once(batch: Prepared[]): Promise<FileOutcome[]> {
    const number = this.batchNumber++;
    const size = batch.reduce((sum, each) => sum + each.blob.size, 0);
    this.busy++;
    try {
      return await this.ports.send(batch.map((each) => each.blob), (bytes) => this.travelled(number, Math.min(bytes, size)), this.abort.signal);
    } finally {
      this.busy--;
      this.onItsWay.delete(number);
      if (this.current.phase === 'pausing' && this.busy === 0) this.say({ phase: 'paused' });
    }
  }

  /** Again and again until the server answers; a refusal is an answer. */
  private async insisted<T>(ask: () => Promise<T>): Promise<T> {
    for (let rest = firstRest; ; rest = Math.min(longestRest, rest * 2)) {
      await this.gate();
      try {
        const answer = await ask();
        if (this.current.phase === 'waiting') this.say({ phase: 'running', retryAt: null });
        return answer;
      } catch (error) {
        if (this.abort.signal.aborted || !(error instanceof ApiProblem)) throw error;
        if (error.signedOut) this.hold('signedOut');
        else if (error.unreachable) await this.waitFor(rest);
        else throw error;
      }
    }
  }

  private async waitFor(rest: number): Promise<void> {
    this.pace.forget();
    if (this.held === null) this.say({ phase: 'waiting', retryAt: this.ports.now() + rest, secondsLeft: null });
    await this.ports.rest(rest, this.abort.signal);
  }

  private async gate(): Promise<void> {
    while (this.held) await this.held;
    this.abort.signal.throwIfAborted();
  }

  private decide(source: Source, outcome: FileOutcome['outcome'], reason: string | null): void {
    this.current = decided(this.current, source, outcome, reason);
    this.say({});
  }

  private travelled(batch: number, bytes: number): void {
    this.onItsWay.set(batch, bytes);
    this.say({});
  }

  private say(change: Partial<Progress>): void {
    this.current = { ...this.current, ...change };
    const shown = { ...this.current, bytesDone: this.current.bytesDone + [...this.onItsWay.values()].reduce((sum, bytes) => sum + bytes, 0) };
    if (shown.phase === 'running') shown.secondsLeft = this.pace.secondsLeft(this.ports.now(), shown.bytesDone, shown.bytes);
    this.onChange(shown);
  }
}
