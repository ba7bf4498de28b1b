import { antiForgeryToken, fetchSession } from '../../api/client';
import type { FileOutcome } from '../../api/contract';
import { ApiProblem, problemOf } from '../../api/problem';

/**
 * POST …/files. fetch cannot say how much has left, so this is an XMLHttpRequest. No file name goes with it: a name may be a
 * patient's, so every part is called the same.
 */
export async function sendFiles(importId: string, files: Blob[], onSent: (bytes: number) => void, signal: AbortSignal): Promise<FileOutcome[]> {
  const path = `/api/archive/imports/${importId}/files`;
  const send = async () => byFile(await request(path, bodyOf(files), await antiForgeryToken(), onSent, signal), files.length);
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.type !== 'anti-forgery') throw error;
    await fetchSession();
    return await send();
  }
}

const best: FileOutcome['outcome'][] = ['accepted', 'held', 'again', 'refused'];

/** One outcome a file: of a ZIP under another name the best of its files, so that nothing that was kept is told as refused. */
export function byFile(outcomes: FileOutcome[], files: number): FileOutcome[] {
  if (outcomes.length === files) return outcomes;
  return Array.from({ length: files }, (_, file) => {
    const its = outcomes.filter((each) => (each.part ?? 0) === file).sort((a, b) => best.indexOf(a.outcome) - best.indexOf(b.outcome));
    return its[0] ?? { outcome: 'refused', reason: null, seriesUid: null, entry: null };
  });
}

function bodyOf(files: Blob[]): FormData | Blob {
  if (files.length === 1) return files[0]!.slice(0, files[0]!.size, 'application/octet-stream');
  const form = new FormData();
  for (const file of files) form.append('file', file, 'file');
  return form;
}

function request(path: string, body: FormData | Blob, token: string, onSent: (bytes: number) => void, signal: AbortSignal): Promise<FileOutcome[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRF-TOKEN', token);
    request.upload.onprogress = (event) => onSent(event.loaded);
    request.onloadend = () => {
      signal.removeEventListener('abort', abort);
      answerOf(request).then(resolve, reject);
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) reject(signal.reason as Error);
    else request.send(body);
  });
}

async function answerOf(request: XMLHttpRequest): Promise<FileOutcome[]> {
  if (request.status === 0) throw ApiProblem.unreachable();
  const type = request.getResponseHeader('content-type') ?? '';
  if (request.status >= 300) throw await problemOf(new Response(request.responseText || null, { status: request.status, headers: { 'content-type': type } }));
  // A captive portal answers 200 with a page of its own: that acknowledges nothing.
  if (!/json/.test(type)) throw ApiProblem.unreachable();
  return (JSON.parse(request.responseText) as { outcomes: FileOutcome[] }).outcomes;
}
