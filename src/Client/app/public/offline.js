/*
 * Service worker: the page itself opens without the network, so that work kept on this device can be seen and gone on with, and so do the
 * images of the cases that a reader keeps here. Answers of /api and /live never pass through it: what is saved and what is not must not be
 * told from a cache.
 */
const shelf = 'page';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { keep, kept } = event.data ?? {};
  // The first visit loads its files before this worker is there; the page names them.
  if (Array.isArray(keep)) event.waitUntil(caches.open(shelf).then((cache) => Promise.all(keep.map((url) => cache.add(url).catch(() => undefined)))));
  // The page has changed whose images are here, or who reads.
  if (kept) mine = null;
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromShelf(request));
  else if (url.pathname.startsWith('/dicomweb/')) image(event, request, url.pathname);
  else if (request.mode === 'navigate' && !/^\/(signin|api|embed)(\/|$)/.test(url.pathname)) event.respondWith(page(event));
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

/** The caches of the reader who is signed in here, by series; null while it is not known. Named by src/reading/kept/images.ts. */
let mine = null;

function image(event, request, path) {
  const series = /\/series\/([^/]+)\//.exec(path)?.[1];
  if (!series || (mine && !mine.has(series))) return;
  event.respondWith(
    (async () => {
      mine ??= await cachesOfReader();
      const name = mine.get(series);
      const kept = name && (await caches.match(path, { cacheName: name, ignoreVary: true }));
      return kept ?? fetch(request);
    })(),
  );
}

async function cachesOfReader() {
  const reader = await (await caches.match('/reader', { cacheName: 'who' }))?.text();
  const names = (await caches.keys()).map((name) => [name, name.split('/').map(decodeURIComponent)]);
  return new Map(names.filter(([, [kind, whose]]) => kind === 'case' && whose === reader).map(([name, parts]) => [parts[4], name]));
}

/** The page comes from the server whenever it answers; every address shows the same page. */
async function page(event) {
  const cache = await caches.open(shelf);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected && isOurs(answer)) event.waitUntil(keepPage(cache, answer.clone()).catch(() => undefined));
    return answer;
  } catch (error) {
    const kept = await cache.match('/');
    if (kept) return kept;
    throw error;
  }
}

/**
 * A new build names new files. The page that is kept stays what it was, whole, until every file of the new one is here: half of each would be a
 * blank page without the network.
 */
async function keepPage(cache, answer) {
  const before = await cache.match('/');
  const html = await answer.clone().text();
  if (before && (await before.text()) === html) return;
  if (!before) return cache.put('/', answer);
  const list = await fetch('/files.json', { cache: 'no-store' });
  const files = await list.json();
  const isHere = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  for (const file of files) if (!isHere.has(file)) await cache.add(file);
  await cache.put('/', answer);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/assets/') && !files.includes(pathname)) await cache.delete(request);
  }
}

/** A captive portal answers with a page of its own; it has not our policy, and must not take the page's place. */
const isOurs = ({ headers }) => (headers.get('content-type') ?? '').includes('text/html') && headers.get('cross-origin-opener-policy') === 'same-origin';
