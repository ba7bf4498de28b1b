import { QueryCache, QueryClient, useQuery } from '@tanstack/react-query';
import { fetchSession, goToSignIn } from './client';
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
export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 60_000, refetchInterval: untilReached, meta: { stays: true } });
