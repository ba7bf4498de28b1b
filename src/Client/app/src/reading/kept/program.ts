/** Where public/offline.js keeps the page's own files. */
const SHELF = 'page';

let all: Promise<void> | null = null;

/** Keeps every file that the page may come to need (the viewer, its decoders), once for each visit; what is missing is fetched when the network is back. */
export function keepProgram(signal: AbortSignal): Promise<void> {
  if (!import.meta.env.PROD || typeof caches === 'undefined' || !navigator.serviceWorker?.controller) return Promise.resolve();
  all ??= keepFiles(signal).catch(() => void (all = null));
  return all;
}

async function keepFiles(signal: AbortSignal): Promise<void> {
  const answer = await fetch('/files.json', { signal });
  const files = (await answer.json()) as string[];
  const shelf = await caches.open(SHELF);
  const here = new Set((await shelf.keys()).map((request) => new URL(request.url).pathname));
  for (const file of files.filter((name) => !here.has(name))) await shelf.add(new Request(file, { signal, priority: 'low' }));
}
