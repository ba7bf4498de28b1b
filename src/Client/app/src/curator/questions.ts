import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { LesionVotes } from '../api/adjudication';
import type { AgreementDetail, LesionSizes } from '../api/agreement';
import { get } from '../api/client';
import type { Campaign, CampaignSummary, CaseReview, GivenLayer, Release } from '../api/contract';
import type { LiveConnection } from './live/watchCampaign';

/** Without a live connection the page asks by itself. */
const pollEvery = 15_000;
const polling = (live: LiveConnection) => ({ refetchInterval: live === 'live' ? (false as const) : pollEvery });

const path = (campaignId: string) => `/api/campaigns/${encodeURIComponent(campaignId)}`;

export const casePath = ({ campaign, case: { id } }: CaseReview) => `${path(campaign.id)}/cases/${encodeURIComponent(id)}`;

export const campaignKey = (campaignId: string) => ['campaign', campaignId];
export const agreementKey = (campaignId: string) => ['campaign', campaignId, 'agreement'];
export const releasesKey = (campaignId: string) => ['campaign', campaignId, 'releases'];
export const caseKey = (campaignId: string, caseId: string) => ['campaign', campaignId, 'case', caseId];

export const useCampaigns = () => useQuery({ queryKey: ['campaigns'], queryFn: ({ signal }) => get<CampaignSummary[]>('/api/campaigns', signal) });

export const useCampaign = (campaignId: string, live: LiveConnection) =>
  useQuery({ queryKey: campaignKey(campaignId), queryFn: ({ signal }) => get<Campaign>(path(campaignId), signal), ...polling(live) });

/** `null` while no case has two submissions. */
export const useAgreement = (campaignId: string, live: LiveConnection) =>
  useQuery({ queryKey: agreementKey(campaignId), queryFn: ({ signal }) => get<AgreementDetail | null>(`${path(campaignId)}/agreement`, signal), ...polling(live) });

/** The long axes behind it. Below the agreement's key, so that what makes that stale makes these stale. */
export const useReadings = (campaignId: string, isThere: boolean) =>
  useQuery({ queryKey: [...agreementKey(campaignId), 'readings'], queryFn: ({ signal }) => get<LesionSizes>(`${path(campaignId)}/agreement/sizes`, signal), enabled: isThere });

export const useReleases = (campaignId: string) =>
  useQuery({ queryKey: releasesKey(campaignId), queryFn: ({ signal }) => get<Release[]>(`${path(campaignId)}/releases`, signal) });

export const useReview = (campaignId: string, caseId: string, live: LiveConnection) =>
  useQuery({
    queryKey: caseKey(campaignId, caseId),
    queryFn: ({ signal }) => get<CaseReview>(`${path(campaignId)}/cases/${encodeURIComponent(caseId)}`, signal),
    ...polling(live),
  });

/** How many readers have each voxel inside; a new result of the case makes it another question. */
export const useVotes = (review: CaseReview, lesionId: string | null, isWanted: boolean) =>
  useQuery({
    queryKey: [...caseKey(review.campaign.id, review.case.id), 'votes', lesionId, review.version],
    queryFn: ({ signal }) => get<LesionVotes>(`${casePath(review)}/lesions/${encodeURIComponent(lesionId ?? '')}/votes`, signal),
    enabled: isWanted && lesionId !== null,
    staleTime: Infinity,
  });

/** What was read elsewhere on the case. Below the case's key, so that a change of the case makes it stale too. */
export const useGiven = (campaignId: string, caseId: string) =>
  useQuery({
    queryKey: [...caseKey(campaignId, caseId), 'given'],
    queryFn: ({ signal }) => get<GivenLayer[]>(`${path(campaignId)}/cases/${encodeURIComponent(caseId)}/given`, signal),
  });

/** What a change of these cases makes stale; of all cases when none are named (after a lost connection). */
export function refetch(client: QueryClient, campaignId: string, caseIds?: Iterable<string>): void {
  void client.invalidateQueries({ queryKey: campaignKey(campaignId), exact: caseIds !== undefined });
  void client.invalidateQueries({ queryKey: ['campaigns'] });
  if (caseIds === undefined) return;
  void client.invalidateQueries({ queryKey: agreementKey(campaignId) });
  for (const caseId of caseIds) void client.invalidateQueries({ queryKey: caseKey(campaignId, caseId) });
}
