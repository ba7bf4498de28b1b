import type { FileOutcome } from '../../api/contract';

export type Phase = 'running' | 'pausing' | 'paused' | 'waiting' | 'signedOut' | 'stopped' | 'arrived' | 'finishing' | 'finished' | 'failed';
export type Counts = Record<FileOutcome['outcome'], number>;

/** How far an upload is; a new one for every change. */
export interface Progress {
  phase: Phase;
  total: number;
  done: number;
  bytes: number;
  /** Of what is done, and of what is on its way. */
  bytesDone: number;
  counts: Counts;
  /** By reason: how many, and the names, which never leave the page. */
  refusals: ReadonlyMap<string, { count: number; names: readonly string[] }>;
  /** When the next try comes, while the server cannot be reached. */
  retryAt: number | null;
  secondsLeft: number | null;
}

export const begun = (total: number, bytes: number): Progress => ({
  phase: 'running', total, done: 0, bytes, bytesDone: 0, counts: { accepted: 0, again: 0, held: 0, refused: 0 }, refusals: new Map(), retryAt: null, secondsLeft: null,
});

const namesKept = 200;

/** With one more file decided. */
export function decided(progress: Progress, file: { name: string; size: number }, outcome: FileOutcome['outcome'], reason: string | null): Progress {
  const next = {
    ...progress,
    done: progress.done + 1,
    bytesDone: progress.bytesDone + file.size,
    counts: { ...progress.counts, [outcome]: progress.counts[outcome] + 1 },
  };
  if (outcome !== 'refused') return next;
  const known = progress.refusals.get(reason ?? '') ?? { count: 0, names: [] };
  const names = known.names.length < namesKept ? [...known.names, file.name] : known.names;
  return { ...next, refusals: new Map(progress.refusals).set(reason ?? '', { count: known.count + 1, names }) };
}

/** How long the rest takes at the pace of the last half minute; null while there is no pace to speak of. */
export class Pace {
  private samples: { at: number; bytes: number }[] = [];

  constructor(private readonly windowMs = 30_000) {}

  secondsLeft(at: number, bytesDone: number, bytes: number): number | null {
    this.samples = [...this.samples.filter((sample) => at - sample.at <= this.windowMs), { at, bytes: bytesDone }];
    const first = this.samples[0]!;
    const [took, moved] = [at - first.at, bytesDone - first.bytes];
    return took < 1500 || moved <= 0 ? null : Math.ceil(((bytes - bytesDone) * took) / moved / 1000);
  }

  /** After a rest the pace before it says nothing. */
  forget(): void {
    this.samples = [];
  }
}
