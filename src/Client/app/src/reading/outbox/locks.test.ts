import { afterEach, expect, it, vi } from 'vitest';
import { ifNotInHand, takeInHand } from './locks';

/** The locks of one browser, as far as they are used here: who asks waits until who holds lets go, or the signal ends it. */
function browserLocks() {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, options: { ifAvailable?: boolean; signal?: AbortSignal }, work: (lock: object | null) => Promise<unknown>) => {
    if (held.has(name) && options.ifAvailable) return work(null);
    const gone = new Promise<never>((_, reject) => options.signal?.addEventListener('abort', () => reject(options.signal!.reason)));
    gone.catch(() => undefined);
    while (held.has(name)) await Promise.race([held.get(name), gone]);
    const working = work({ name });
    held.set(name, working);
    return working.finally(() => held.delete(name));
  };
  vi.stubGlobal('navigator', { locks: { request } });
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The signal of `AbortSignal.timeout`, ended by hand. */
function patience(): () => void {
  const controller = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal);
  return () => controller.abort(new DOMException('Over.', 'TimeoutError'));
}

it('waits for a draft that holds the case for a moment', async () => {
  browserLocks();
  patience();
  let sent: () => void = () => undefined;
  void ifNotInHand('case', () => new Promise<void>((resolve) => (sent = resolve)));
  const taking = takeInHand('case', async () => undefined, false);
  sent();
  expect(await taking).toBeTypeOf('function');
});

it('says that another page has it when that does not let go', async () => {
  browserLocks();
  const over = patience();
  const release = await takeInHand('case', async () => undefined, false);
  const second = takeInHand('case', async () => undefined, false);
  over();
  expect(await second).toBeNull();
  release!();
  expect(await ifNotInHand('case', async () => 'free')).toBeNull();
  await vi.waitFor(async () => expect(await ifNotInHand('case', async () => 'free')).toBe('free'));
});
