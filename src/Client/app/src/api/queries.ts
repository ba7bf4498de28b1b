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
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && !error.unreachable),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

export const sessionKey = ['session'];
export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 60_000, meta: { stays: true } });
