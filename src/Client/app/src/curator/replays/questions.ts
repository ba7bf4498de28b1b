import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import type { Replay, ReplaySummary } from '../../api/replays';

/** What was replayed does not change: a finished campaign. */
const once = { staleTime: Infinity };

export const useReplays = () => useQuery({ queryKey: ['replays'], queryFn: ({ signal }) => get<ReplaySummary[]>('/api/replays', signal) });

export const useReplay = (id: string) => useQuery({ queryKey: ['replays', id], queryFn: ({ signal }) => get<Replay>(`/api/replays/${encodeURIComponent(id)}`, signal), ...once });
