import type { Session } from './contract';
import { ApiProblem, problemOf } from './problem';
import { isSigningOut, noteSigningOut } from './signOut';

let antiForgery: string | null = null;
const listeners = new Set<(session: Session) => void>();

/** Told of every session that the server has named. */
export function onSession(listener: (session: Session) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** GET /api/session, and keeps its anti-forgery token for the writes that follow. */
export async function fetchSession(signal?: AbortSignal): Promise<Session> {
  const session = await ask<Session>('GET', '/api/session', undefined, signal);
  antiForgery = session.antiForgery;
  for (const listener of listeners) listener(session);
  return session;
}

/** Ends the sign-in at the server; where it cannot be reached, before anything else is asked of it. */
export async function signOut(): Promise<void> {
  noteSigningOut(true);
  await tellSignedOut();
}

let telling: Promise<void> | null = null;

function tellSignedOut(): Promise<void> {
  telling ??= (async () => {
    const { signedIn, antiForgery: token } = await send<Session>('GET', '/api/session', {});
    if (signedIn) await send('POST', '/api/session/signout', { headers: { 'X-CSRF-TOKEN': token } }).catch(unlessSignedOut);
    noteSigningOut(false);
    antiForgery = null;
  })().finally(() => (telling = null));
  return telling;
}

function unlessSignedOut(error: unknown): void {
  if (!(error instanceof ApiProblem && error.signedOut)) throw error;
}

/** After sign-in or sign-out the token belongs to somebody else; the next write asks for a new one. */
export function forgetAntiForgery(): void {
  antiForgery = null;
}

/** For a request that is not JSON (files): the token, asked for when there is none. */
export async function antiForgeryToken(): Promise<string> {
  if (antiForgery === null) await fetchSession();
  return antiForgery ?? '';
}

export const get = <T>(path: string, signal?: AbortSignal) => ask<T>('GET', path, undefined, signal);
export const post = <T>(path: string, body?: unknown, signal?: AbortSignal) => write<T>('POST', path, body, signal);
export const put = <T>(path: string, body?: unknown, signal?: AbortSignal) => write<T>('PUT', path, body, signal);
export const del = <T>(path: string) => write<T>('DELETE', path);

/** Files as parts of one request. Their names are not sent. */
export async function postFiles<T>(path: string, files: readonly File[]): Promise<T> {
  const body = new FormData();
  for (const file of files) body.append('file', file, 'file');
  const response = await fetch(path, { method: 'POST', body, credentials: 'same-origin', redirect: 'error', headers: { Accept: 'application/json', 'X-CSRF-TOKEN': await antiForgeryToken() } }).catch(() => {
    throw ApiProblem.unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

async function write<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  if (antiForgery === null) await fetchSession(signal);
  try {
    return await ask<T>(method, path, body, signal);
  } catch (error) {
    // The token is bound to a sign-in; one that was renewed elsewhere makes it stale, and the write has not happened.
    if (!(error instanceof ApiProblem) || error.type !== 'anti-forgery') throw error;
    await fetchSession(signal);
    return await ask<T>(method, path, body, signal);
  }
}

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  if (isSigningOut()) await tellSignedOut();
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && antiForgery !== null) headers['X-CSRF-TOKEN'] = antiForgery;
  return await send<T>(method, path, { headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) });
}

async function send<T>(method: string, path: string, { headers, ...request }: RequestInit & { headers?: Record<string, string> }): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { method, headers: { Accept: 'application/json', ...headers }, credentials: 'same-origin', redirect: 'error', ...request });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw ApiProblem.unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return null as T;
  // A captive portal answers 200 with a page of its own: that acknowledges nothing.
  if (!/json/.test(response.headers.get('content-type') ?? '')) throw ApiProblem.unreachable('The answer did not come from the server.');
  return (await response.json()) as T;
}

/** Leaves for the server's sign-in, to come back to where the reader was. */
export function goToSignIn(returnUrl = window.location.pathname + window.location.search): void {
  window.location.assign(`/signin?returnUrl=${encodeURIComponent(returnUrl)}`);
}
