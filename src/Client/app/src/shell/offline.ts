/** Lets the page open without the network. Not while developing: there the files have no lasting names. */
export function openOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/offline.js')
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      const files = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
      const keep = files.filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/')).map((url) => url.pathname);
      active?.postMessage({ keep: ['/', ...new Set(keep)] });
    })
    // A browser that refuses (a private window, a certificate of one's own) loses only this.
    .catch(() => undefined);
}
