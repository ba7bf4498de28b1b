import type { DraftSaved, Reading } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { backOff } from '../outbox/verdict';
import type { CaseRecord } from './caseRecord';

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
  put(assignmentId: string, version: number, reading: Reading): Promise<DraftSaved>;
  /** Called at every change of `state`, `record` or `deviceFails`. */
  changed(): void;
}

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
  private stopped = false;

  constructor(record: CaseRecord, start: 'ready' | 'stale' | 'signedOut', parts: QueueParts) {
    this.record = record;
    this.parts = parts;
    this.state = start !== 'ready' ? { kind: start } : record.unsent ? { kind: 'device' } : { kind: 'saved' };
    if (record.unsent && start === 'ready') this.sendSoon(0);
  }

  change(reading: Reading): void {
    if (reading === this.record.reading) return;
    this.update({ reading, unsent: true });
    if (this.state.kind === 'saved' || this.state.kind === 'refused') this.become({ kind: 'device' });
    if (this.state.kind === 'device') this.sendSoon(SETTLE_MS);
  }

  /** The network is back, or the reader asks: try now. */
  tryNow(): void {
    if (this.deviceFails) void this.update({});
    if (this.state.kind !== 'offline') return;
    this.failures = 0;
    this.sendSoon(0);
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
    this.update({ base: version, unsent: true, inFlight: null });
    this.become({ kind: 'device' });
    this.sendSoon(0);
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

  /** No draft is sent from now on; resolves when none is under way. */
  async rest(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sending;
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

  private sendSoon(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.send(), delay);
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
    await this.update({ inFlight: reading });
    this.become({ kind: 'sending' });
    try {
      const saved = await this.parts.put(assignmentId, base, reading);
      this.failures = 0;
      const current = this.record.reading === reading;
      this.update({ base: saved.version, inFlight: null, measured: saved.measured, measuredFor: reading, unsent: !current });
      this.become(current ? { kind: 'saved' } : { kind: 'device' });
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    const problem = error instanceof ApiProblem ? error : ApiProblem.unreachable(String(error));
    if (problem.unreachable) {
      this.become({ kind: 'offline' });
      return this.sendSoon(backOff(this.failures++, Math.random()));
    }
    if (problem.signedOut) return this.become({ kind: 'signedOut' });
    if (problem.status === 409 && problem.type === 'stale-draft') return this.become({ kind: 'stale' });
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
