import { QueryCache, QueryClient, useQuery } from '@tanstack/react-query';
import { fetchSession, goToSignIn } from './client';
import type { Session } from './contract';
import { ApiProblem } from './problem';

declare module '@tanstack/react-query' {
  interface Register {
    /** `stays`: the page tells of an expired sign-in itself, because it holds work that must not vanish under the reader. */
    queryMeta: { stays?: boolean };
  }
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof ApiProblem && error.signedOut && !query.meta?.stays) goToSignIn();
    },
  }),
  defaultOptions: {
    // The browser's own idea of being online knows nothing of a server in the same room: always ask.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && !error.unreachable),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

/** For `refetchInterval`: asks again by itself while there is nothing to show because the server cannot be reached. */
export const untilReached = (query: { state: { data: unknown; error: Error | null } }) =>
  query.state.data === undefined && query.state.error instanceof ApiProblem && query.state.error.unreachable ? 5_000 : false;

export const sessionKey = ['session'];
export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => sessionOrKept(signal), staleTime: 60_000, refetchInterval: sessionAgain, meta: { stays: true } });

/** Without a network the reader of this device goes on with what is on it; the server is asked again until it answers. */
async function sessionOrKept(signal: AbortSignal): Promise<Session & { kept?: boolean }> {
  try {
    return await fetchSession(signal);
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.unreachable) throw error;
    const { lastReader } = await import('../reading/draft/whoReads');
    const reader = await lastReader().catch(() => null);
    if (!reader) throw error;
    return { signedIn: true, pseudonym: reader, role: 'reader', antiForgery: '', expiresAt: null, kept: true };
  }
}

const sessionAgain = (query: { state: { data: (Session & { kept?: boolean }) | undefined; error: Error | null } }) => (query.state.data?.kept ? 5_000 : untilReached(query));
