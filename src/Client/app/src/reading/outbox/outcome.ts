import { device } from '../draft/database';
import type { Refused } from './item';
import { onOutbox } from './news';
import { isHeld, sendNow } from './outbox';

/** What became of an item so far. `waiting`: it is on this device and goes when it can. */
export type Outcome = { kind: 'acknowledged' } | { kind: 'waiting' } | { kind: 'refused'; refused: Refused };

/** A reader is not kept waiting for an answer longer than this. */
const PATIENCE_MS = 3_000;

/** Sends, and waits for the answer as long as a reader would; an item that was tried without one is not waited for. */
export function outcomeOf(id: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      leave();
      resolve(outcome);
    };
    const look = async () => {
      const item = await (await device()).get('outbox', id);
      if (!item) return end({ kind: 'acknowledged' });
      if (item.refused) return end({ kind: 'refused', refused: item.refused });
      if (item.tries > 0 || isHeld()) end({ kind: 'waiting' });
    };
    const timer = setTimeout(() => end({ kind: 'waiting' }), PATIENCE_MS);
    const leave = onOutbox((news) => news === 'changed' && void look().catch(() => undefined));
    // All that could be tried was tried.
    void sendNow().then(look, look).catch(() => undefined).then(() => end({ kind: 'waiting' }));
  });
}
