import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { ArchivedSeries, ArchiveKey, CampaignSummary, HeldItem, ImportRow, Person, TemplateSummary } from '../api/contract';
import { untilReached } from '../api/queries';

export const seriesKey = ['archive', 'series'];
export const reviewKey = ['archive', 'review'];
export const importsKey = ['archive', 'imports'];
export const peopleKey = ['people'];
const campaignsKey = ['campaigns'];

export const useSeries = () => useQuery({ queryKey: seriesKey, queryFn: ({ signal }) => get<ArchivedSeries[]>('/api/archive/series', signal), refetchInterval: untilReached });
export const useArchiveKey = () => useQuery({ queryKey: ['archive', 'key'], queryFn: ({ signal }) => get<ArchiveKey>('/api/archive/key', signal), staleTime: 60_000 });
export const useCampaignNames = () => useQuery({ queryKey: campaignsKey, queryFn: ({ signal }) => get<CampaignSummary[]>('/api/campaigns', signal) });
/** They come with the program. */
export const useTemplates = () => useQuery({ queryKey: ['campaigns', 'templates'], queryFn: ({ signal }) => get<TemplateSummary[]>('/api/campaigns/templates', signal), staleTime: Infinity });
export const useImports = () => useQuery({ queryKey: importsKey, queryFn: ({ signal }) => get<ImportRow[]>('/api/archive/imports', signal) });
export const usePeople = () => useQuery({ queryKey: peopleKey, queryFn: ({ signal }) => get<Person[]>('/api/people', signal), refetchInterval: untilReached });
/** Held by a running import too: asked again by itself. */
export const useReviewQueue = () => useQuery({ queryKey: reviewKey, queryFn: ({ signal }) => get<HeldItem[]>('/api/archive/review', signal), refetchInterval: 20_000 });
