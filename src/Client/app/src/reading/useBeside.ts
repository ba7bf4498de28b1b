import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { SeriesBeside } from '../api/contract';

/** What else there is of the patient; nothing where the server cannot be asked, and the case is read all the same. */
export const useBeside = (assignmentId: string) =>
  useQuery({ queryKey: ['beside', assignmentId], queryFn: ({ signal }) => get<SeriesBeside[]>(`/api/reading/assignments/${assignmentId}/beside`, signal), staleTime: Infinity, retry: 1, meta: { stays: true } });
