/*
 * Service worker: the page itself opens without the network, so that work kept on this device can be seen and gone on with.
 * It keeps only the page and its files. Answers of the server (/api, /dicomweb, /live) never pass through it: what is saved and
 * what is not must not be told from a cache.
 */
const shelf = 'page';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The first visit loads its files before this worker is there; the page names them.
self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {};
  if (Array.isArray(keep)) event.waitUntil(caches.open(shelf).then((cache) => Promise.all(keep.map((url) => cache.add(url).catch(() => undefined)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromShelf(request));
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/signin') && !url.pathname.startsWith('/api/')) event.respondWith(page(request));
});

/** Files under /assets carry a hash of their content in their name: what was fetched once stays right. */
async function fromShelf(request) {
  const cache = await caches.open(shelf);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The page comes from the server whenever it answers; every address shows the same page. */
async function page(request) {
  const cache = await caches.open(shelf);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && (answer.headers.get('content-type') ?? '').includes('text/html')) {
      await dropOldFiles(cache, await answer.clone().text());
      await cache.put('/', answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match('/');
    if (kept) return kept;
    throw error;
  }
}

/** A new build names new files; the old ones would only fill the device. */
async function dropOldFiles(cache, html) {
  const before = await cache.match('/');
  if (!before || (await before.text()) === html) return;
  for (const request of await cache.keys()) if (new URL(request.url).pathname.startsWith('/assets/')) await cache.delete(request);
}
