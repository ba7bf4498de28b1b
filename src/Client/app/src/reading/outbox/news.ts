/** `changed`: what this browser keeps is different now. `send`: try to send at once. */
export type OutboxNews = 'changed' | 'send';

const listeners = new Set<(news: OutboxNews) => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('crowdannotate-outbox');
if (channel) {
  channel.onmessage = ({ data }: MessageEvent<OutboxNews>) => hear(data);
  // Node keeps a process alive for an open channel; a browser has no such method.
  (channel as { unref?: () => void }).unref?.();
}

function hear(news: OutboxNews): void {
  for (const listener of listeners) listener(news);
}

/** Tells every tab of this browser, this one too. */
export function tellOutbox(news: OutboxNews): void {
  hear(news);
  channel?.postMessage(news);
}

export function onOutbox(listener: (news: OutboxNews) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
