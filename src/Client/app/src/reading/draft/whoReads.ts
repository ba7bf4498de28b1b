import { onSession } from '../../api/client';
import type { Session } from '../../api/contract';
import { tellReader } from '../kept/images';
import { device } from './database';

let reader: string | null | undefined;
const listeners = new Set<(reader: string | null) => void>();

/** The reader who is signed in at this browser, as far as the server has said so; without a network, who was last. Undefined while nobody has said. */
export const whoReads = () => reader;

/** Other tabs of this browser sign in and out too. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('crowdannotate-reader');
(channel as { unref?: () => void } | null)?.unref?.();
channel?.addEventListener('message', ({ data }: MessageEvent<{ reader: string | null }>) => {
  reader = data.reader;
  for (const listener of listeners) listener(reader);
});

export function onReader(listener: (reader: string | null) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Without a network: who was last signed in here and did not sign out. */
export async function lastReader(): Promise<string | null> {
  if (reader !== undefined) return reader;
  const kept = (await (await device()).get('device', 'reader').catch(() => undefined)) ?? null;
  // That nobody is known here is no sign-out.
  if (kept !== null) reader ??= kept;
  return kept;
}

// An ended sign-in does not make a device nobody's: its reader goes on with what is here and signs in again. Signing out does.
async function note(session: Session): Promise<void> {
  if (!session.signedIn) return;
  await become(session.role === 'reader' ? session.pseudonym : null);
}

export async function become(who: string | null): Promise<void> {
  const before = reader;
  reader = who;
  const store = await device().catch(() => null);
  if (who === null) await store?.delete('device', 'reader').catch(() => undefined);
  else if (who !== before) await store?.put('device', who, 'reader').catch(() => undefined);
  if (who !== before) await tellReader(who).catch(() => undefined);
  channel?.postMessage({ reader: who });
  for (const listener of listeners) listener(who);
}

onSession((session) => void note(session));
