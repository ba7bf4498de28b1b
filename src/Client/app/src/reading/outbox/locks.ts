const SENDER = 'crowdannotate-sender';
const caseLock = (assignmentId: string) => `crowdannotate-case-${assignmentId}`;

/** A page without locks (no secure context) is taken to be alone. */
const locks = () => (typeof navigator === 'undefined' ? undefined : navigator.locks);

let alone: Promise<unknown> = Promise.resolve();

/** One sender for each browser: whoever else would send waits, and then finds it done. */
export function whileSending<T>(work: () => Promise<T>): Promise<T> {
  const all = locks();
  if (all) return all.request(SENDER, work) as Promise<T>;
  const turn = alone.then(work, work);
  alone = turn.catch(() => undefined);
  return turn;
}

/** Does `work` unless some page has the case open; answers null then. */
export async function ifNotInHand<T>(assignmentId: string, work: () => Promise<T>): Promise<T | null> {
  const all = locks();
  if (!all) return inHand.has(assignmentId) ? null : await work();
  return (await all.request(caseLock(assignmentId), { ifAvailable: true }, async (lock) => (lock ? await work() : null))) as T | null;
}

/** A page that is being left, and drafts on their way to the server, hold a case for a moment: only what is held longer is held by another page. */
const PATIENCE_MS = 4_000;
const isTimeout = (error: unknown) => error instanceof DOMException && error.name === 'TimeoutError';

const inHand = new Set<string>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('crowdannotate-cases');
(channel as { unref?: () => void } | null)?.unref?.();

/**
 * Takes a case in hand for this page, until the answer is called or another page asks for it: then `lost` is awaited and the other has it.
 * Null when another page has it.
 */
export async function takeInHand(assignmentId: string, lost: () => Promise<void>, insist: boolean): Promise<(() => void) | null> {
  const all = locks();
  if (!all) {
    inHand.add(assignmentId);
    return () => void inHand.delete(assignmentId);
  }
  if (insist) channel?.postMessage({ wanted: assignmentId });
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  const asked = ({ data }: MessageEvent<{ wanted?: string }>) => {
    if (data.wanted === assignmentId) void lost().finally(release);
  };
  return await new Promise((resolve, reject) => {
    const hold = async (lock: Lock | null) => {
      if (!lock) return resolve(null);
      channel?.addEventListener('message', asked);
      resolve(release);
      await until;
      channel?.removeEventListener('message', asked);
    };
    all.request(caseLock(assignmentId), insist ? {} : { signal: AbortSignal.timeout(PATIENCE_MS) }, hold).catch((error: unknown) => (isTimeout(error) ? resolve(null) : reject(error)));
  });
}
