import { onSession } from '../../api/client';
import { onOutbox, tellOutbox } from './news';
import { sendDue } from './sender';

let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let again = false;
let held = false;

/** Somebody has to sign in before what is here can be sent. */
export const isHeld = () => held;
export const isSending = () => running !== null;

/** Tries to send at once. Resolves when all that is due was tried. */
export function sendNow(): Promise<void> {
  clearTimeout(timer);
  if (running) again = true;
  running ??= rounds().finally(() => {
    running = null;
    tellOutbox('changed');
  });
  return running;
}

async function rounds(): Promise<void> {
  tellOutbox('changed');
  do {
    again = false;
    const round = await sendDue().catch(() => null);
    held = round?.held ?? false;
    clearTimeout(timer);
    // Without a store there is nothing to be sent; with one, something may come that no other tab tells of.
    if (round?.next != null) timer = setTimeout(() => void sendNow(), Math.max(50, round.next - Date.now()));
  } while (again);
}

let started = false;

/** Once for the page, wherever in the program it is: what this browser has and the server has not is on its way. */
export function startOutbox(retryAll: () => Promise<void>): void {
  if (started) return;
  started = true;
  const fresh = () => void retryAll().catch(() => undefined);
  onOutbox((news) => news === 'send' && void sendNow());
  onSession((session) => session.signedIn && session.role === 'reader' && void (held ? fresh() : sendNow()));
  window.addEventListener('online', fresh);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && fresh());
  void sendNow();
}
