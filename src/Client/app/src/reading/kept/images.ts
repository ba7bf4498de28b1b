import type { Assignment } from '../../api/contract';

/*
 * The images of cases that can be read without a network, in the browser's Cache Storage: one cache for each case, whose name says whose it is.
 * public/offline.js answers from them, to that reader alone.
 */
const parts = (reader: string, { id, campaign, case: images }: Assignment) => ['case', reader, campaign.id, id, images.seriesUid].map(encodeURIComponent);
const nameOf = (reader: string, assignment: Assignment) => parts(reader, assignment).join('/');

/** As the viewer asks; another form of the same frame would not be found. */
const FRAME = 'multipart/related; type=application/octet-stream; transfer-syntax=*';
const AT_ONCE = 2;
/** Of what the browser grants, this share is left for the reader's own work. */
const LEAVE = 0.2;

/** `complete`: all is here. `full`: the browser's room is used up. `away`: the network is. */
export type Kept = 'complete' | 'full' | 'away';

/** Keeps the images of a case. What is here already is not fetched again. */
export async function keepImages(reader: string, assignment: Assignment, progress: (share: number) => void, signal?: AbortSignal): Promise<Kept> {
  if (typeof caches === 'undefined') return 'full';
  const { studyUid, seriesUid, instances } = assignment.case;
  const root = `/dicomweb/studies/${studyUid}/series/${seriesUid}`;
  const cache = await caches.open(nameOf(reader, assignment));
  tellWorker();
  const wanted = [[`${root}/metadata`, 'application/dicom+json'], ...instances.map(({ sopInstanceUid, frame }) => [`${root}/instances/${sopInstanceUid}/frames/${frame}`, FRAME])] as [string, string][];
  const here = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  let [next, done, outcome] = [0, 0, 'complete' as Kept];
  const one = async () => {
    while (next < wanted.length && outcome === 'complete' && !signal?.aborted) {
      const [url, accept] = wanted[next++]!;
      if (!here.has(url)) outcome = await keepOne(cache, url, accept, signal);
      progress(++done / wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return signal?.aborted ? 'away' : outcome;
}

async function keepOne(cache: Cache, url: string, accept: string, signal?: AbortSignal): Promise<Kept> {
  const { usage = 0, quota = Infinity } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (usage > quota * (1 - LEAVE)) return 'full';
  try {
    const answer = await fetch(url, { headers: { Accept: accept }, credentials: 'same-origin', redirect: 'error', priority: 'low', ...(signal ? { signal } : {}) });
    // A captive portal's page is no image.
    if (!answer.ok || /html/.test(answer.headers.get('content-type') ?? 'html')) return 'away';
    await cache.put(url, answer);
    return 'complete';
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'away';
  }
}

type Which = { reader?: string; campaignId?: string; assignmentId?: string; except?: string[] };

/** Answers how many cases' images were dropped. */
export async function dropImages(which: Which): Promise<number> {
  if (typeof caches === 'undefined') return 0;
  let dropped = 0;
  for (const name of await caches.keys()) {
    const [kind, reader, campaignId, assignmentId] = name.split('/').map(decodeURIComponent);
    if (kind !== 'case' || !assignmentId) continue;
    const fits = (which.reader ?? reader) === reader && (which.campaignId ?? campaignId) === campaignId && (which.assignmentId ?? assignmentId) === assignmentId;
    if (fits && !which.except?.includes(assignmentId) && (await caches.delete(name))) dropped++;
  }
  if (dropped > 0) tellWorker();
  return dropped;
}

/** Who may see what is kept; nobody after a sign-out. */
export async function tellReader(reader: string | null): Promise<void> {
  if (typeof caches === 'undefined') return;
  const who = await caches.open('who');
  if (reader === null) await who.delete('/reader');
  else await who.put('/reader', new Response(reader));
  tellWorker();
}

const tellWorker = () => navigator.serviceWorker?.controller?.postMessage({ kept: true });
