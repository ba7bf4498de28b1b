import type { Viewing } from '../../api/contract';
import { nothingViewed, withInput, withSeconds, withSeen, type Seen, type Viewed } from './viewed';

export interface WatchPorts {
  /** Milliseconds. */
  now: () => number;
  /** Whether the page is in front. */
  visible: () => boolean;
  keep: (viewed: Viewed) => void;
}

/** Without anything done for so long, ms, the reader is taken to be elsewhere. */
const rest = 30_000;
/** A tick comes every second; one that comes later than this was held back by a sleeping page, seconds. */
const longestStep = 2;

/** Counts what is done to one case, as a function of its ports. */
export class Watch {
  private readonly ports: WatchPorts;
  private current: Viewed;
  private seen: Seen = { slice: -1, window: null, zoom: null };
  private lastDone = -Infinity;
  private lastTick: number;

  constructor(ports: WatchPorts, kept: Viewed = nothingViewed) {
    this.ports = ports;
    this.current = kept;
    this.lastTick = ports.now();
  }

  readonly viewed = () => this.current;

  did(input: Viewing['input'][number]): void {
    this.lastDone = this.ports.now();
    this.current = withInput(this.current, input);
  }

  sees(seen: Seen): void {
    this.seen = seen;
    this.current = withSeen(this.current, seen);
  }

  tick(): void {
    const now = this.ports.now();
    const seconds = Math.min(longestStep, (now - this.lastTick) / 1000);
    this.lastTick = now;
    if (!this.ports.visible() || now - this.lastDone > rest) return;
    this.current = withSeconds(this.current, this.seen, seconds);
    this.ports.keep(this.current);
  }

  /** What has come since the last tick is on the device too. */
  flush(): void {
    this.ports.keep(this.current);
  }
}
