import type { Assignment, DraftSaved, Reading } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { backOff, LONGEST_ANSWER_MS } from '../outbox/verdict';
import { aboutToSend, reconcile, type CaseRecord } from './caseRecord';

export type SaveState =
  | { kind: 'saved' }
  /** On this device, about to be sent. */
  | { kind: 'device' }
  | { kind: 'sending' }
  /** On this device; the server cannot be reached and is tried again. */
  | { kind: 'offline' }
  | { kind: 'signedOut' }
  /** The server's draft is newer and did not come from here. */
  | { kind: 'stale' }
  /** The server refused what was sent; it is kept and not sent again until it changes. */
  | { kind: 'refused'; problem: ApiProblem };

export interface QueueParts {
  keep(record: CaseRecord): Promise<void>;
  put(assignmentId: string, version: number, reading: Reading, signal: AbortSignal): Promise<DraftSaved>;
  /** The case as the server has it now. */
  fetch(assignmentId: string): Promise<Assignment>;
  /** Called at every change of `state`, `record` or `deviceFails`. */
  changed(): void;
}

/** Changes in a row (a sentence typed, a slider drawn along) are sent together: the first at once, what follows when this long has passed since. */
const SETTLE_MS = 300;

/**
 * Brings a case's draft to the server: on this device first, then sent, the latest wins, never two at once. Only the server's answer to that very
 * reading makes it saved.
 */
export class DraftQueue {
  record: CaseRecord;
  state: SaveState;
  /** The device could not keep the last change (no space, private window). */
  deviceFails = false;
  private readonly parts: QueueParts;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private keeping: Promise<void> = Promise.resolve();
  private failures = 0;
  private sentAt = -Infinity;
  private stopped = false;
  private underWay = new AbortController();

  constructor(record: CaseRecord, start: 'ready' | 'stale' | 'signedOut', parts: QueueParts) {
    this.record = record;
    this.parts = parts;
    this.state = start !== 'ready' ? { kind: start } : record.unsent ? { kind: 'device' } : { kind: 'saved' };
    if (record.unsent && start === 'ready') this.sendSoon(0);
  }

  /** `goesOn`: one of changes in a row, and not the first. */
  change(reading: Reading, goesOn = false): void {
    if (reading === this.record.reading) return;
    this.update({ reading, unsent: true });
    if (this.state.kind === 'saved' || this.state.kind === 'refused') this.become({ kind: 'device' });
    if (this.state.kind === 'device') this.sendSoon(goesOn ? Math.max(0, this.sentAt + SETTLE_MS - Date.now()) : 0);
  }

  /** The network is back, or the reader asks: try now. */
  tryNow(): void {
    if (this.deviceFails) void this.update({});
    if (this.state.kind !== 'offline') return;
    this.failures = 0;
    this.sendSoon(0);
  }

  /** Its reader is signed in again. */
  signedIn(): void {
    if (this.state.kind !== 'signedOut') return;
    this.become(this.record.unsent ? { kind: 'device' } : { kind: 'saved' });
    if (this.record.unsent) this.sendSoon(0);
  }

  /** Sends what there is, and what comes meanwhile. Answers whether the server has all of it. */
  async flush(): Promise<boolean> {
    let failed = false;
    while (!failed && !this.stopped && this.record.unsent && ['device', 'sending', 'offline'].includes(this.state.kind)) {
      clearTimeout(this.timer);
      await this.send();
      failed = this.state.kind === 'offline';
    }
    return !this.record.unsent;
  }

  /** After a stale draft: this work goes on top of the server's `version`. */
  standOn(version: number): void {
    this.update({ base: version, unsent: true, inFlight: null, unanswered: [] });
    this.become({ kind: 'device' });
    this.sendSoon(0);
  }

  /** The outbox has it, by the same write that put the item there. */
  handedOver(sentAs: string): void {
    this.record = { ...this.record, sentAs };
  }

  /** The server has a newer draft that did not come from here. */
  turnedOutStale(): void {
    this.become({ kind: 'stale' });
  }

  /** Takes in a newer draft; what was here is the caller's to keep (it is one undo away). */
  adopt(record: CaseRecord): void {
    this.update(record);
    this.become({ kind: 'saved' });
  }

  /** Keeps a part of the record on this device; resolves when it is there. */
  keep(part: Partial<CaseRecord>): Promise<void> {
    return this.update(part);
  }

  /** Resolves when all that was done is on this device, or could not be kept there. */
  kept(): Promise<void> {
    return this.keeping;
  }

  /** No draft is sent from now on; resolves when none is under way. One that takes longer than `patience` (ms) is broken off. */
  async rest(patience?: number): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const over = patience === undefined ? undefined : setTimeout(() => this.underWay.abort(), patience);
    await this.sending;
    clearTimeout(over);
    await this.keeping;
  }

  /** The page of the case goes: what has settled is sent once more, and then nothing. */
  async leave(): Promise<void> {
    if (!this.stopped && this.state.kind === 'device') {
      clearTimeout(this.timer);
      await this.send();
    }
    await this.rest();
  }

  /** Drafts are sent again after a rest (a refused submission goes back to the reader). */
  wake(): void {
    this.stopped = false;
    if (this.record.unsent && this.state.kind !== 'stale' && this.state.kind !== 'signedOut') this.sendSoon(0);
  }

  /** At once is after what runs now, with all its changes, and before the page is drawn anew: a request does not wait for that. */
  private sendSoon(delay: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    if (delay === 0) queueMicrotask(() => void this.send());
    else this.timer = setTimeout(() => void this.send(), delay);
  }

  private send(): Promise<void> {
    if (this.sending || this.stopped || !this.record.unsent) return this.sending ?? Promise.resolve();
    this.sending = this.sendOnce().finally(() => {
      this.sending = null;
      if (this.state.kind === 'device' && this.record.unsent) this.sendSoon(0);
    });
    return this.sending;
  }

  private async sendOnce(): Promise<void> {
    const { reading, base, assignmentId } = this.record;
    // The device is written meanwhile: what is not on it when the tab dies is recognised by its content.
    void this.update(aboutToSend(this.record, reading));
    this.become({ kind: 'sending' });
    this.sentAt = Date.now();
    this.underWay = new AbortController();
    try {
      const saved = await this.parts.put(assignmentId, base, reading, AbortSignal.any([this.underWay.signal, AbortSignal.timeout(LONGEST_ANSWER_MS)]));
      this.failures = 0;
      const current = this.record.reading === reading;
      this.update({ base: saved.version, inFlight: null, unanswered: [], measured: saved.measured, measuredFor: reading, unsent: !current });
      this.become(current ? { kind: 'saved' } : { kind: 'device' });
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : ApiProblem.unreachable(String(error));
      this.failed(isStale(problem) ? await this.ours(problem) : problem);
    }
  }

  /** Whether the newer draft is one of this page's own, whose answer was lost: then it is gone on from, and null is answered. */
  private async ours(stale: ApiProblem): Promise<ApiProblem | null> {
    try {
      const { record, stale: foreign } = reconcile(this.record, await this.parts.fetch(this.record.assignmentId));
      if (foreign || record.base === this.record.base) return stale;
      this.update(record);
      return null;
    } catch (error) {
      return error instanceof ApiProblem ? error : ApiProblem.unreachable(String(error));
    }
  }

  private failed(problem: ApiProblem | null): void {
    if (!problem) return this.become(this.record.unsent ? { kind: 'device' } : { kind: 'saved' });
    if (problem.unreachable) {
      this.become({ kind: 'offline' });
      return this.sendSoon(backOff(this.failures++, Math.random()));
    }
    if (problem.signedOut) return this.become({ kind: 'signedOut' });
    if (isStale(problem)) return this.become({ kind: 'stale' });
    this.become({ kind: 'refused', problem });
    // What was refused may have been put right while it was under way.
    if (this.record.inFlight !== this.record.reading) {
      this.become({ kind: 'device' });
      this.sendSoon(SETTLE_MS);
    }
  }

  private become(state: SaveState): void {
    this.state = state;
    this.parts.changed();
  }

  /** Writes go to the device one after the other; each writes the record as it is when its turn comes. */
  private update(part: Partial<CaseRecord>): Promise<void> {
    this.record = { ...this.record, ...part };
    this.parts.changed();
    this.keeping = this.keeping.then(async () => {
      const failed = await this.parts.keep(this.record).then(
        () => false,
        () => true,
      );
      if (failed !== this.deviceFails) {
        this.deviceFails = failed;
        this.parts.changed();
      }
    });
    return this.keeping;
  }
}

const isStale = ({ status, type }: ApiProblem) => status === 409 && type === 'stale-draft';
