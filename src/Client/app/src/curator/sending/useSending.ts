import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../../api/client';
import type { Sending } from '../../api/contract';

/** A sending has no live message; it is asked for as long as it moves. */
const askEvery = 1_000;

const path = (campaignId: string) => `/api/campaigns/${encodeURIComponent(campaignId)}/send`;
const key = (campaignId: string) => ['campaign', campaignId, 'send'];

export const isUnderWay = (sending: Sending | undefined) => sending?.run?.state === 'making' || sending?.run?.state === 'sending';

export const useSending = (campaignId: string) =>
  useQuery({
    queryKey: key(campaignId),
    queryFn: ({ signal }) => get<Sending>(path(campaignId), signal),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? askEvery : false),
  });

/** Begins a sending, or goes on at once with one that waits for its next try. */
export function useSend(campaignId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<Sending>(path(campaignId), {}),
    onSuccess: (sending) => client.setQueryData<Sending>(key(campaignId), sending),
  });
}
