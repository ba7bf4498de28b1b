import { get } from '../../api/client';
import type { ReaderCampaign } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { keptCases } from '../draft/caseStore';
import { lastReader } from '../draft/whoReads';
import { dropImages } from './images';

/** The reader's campaigns; without a network, those of which cases are on this device. */
export async function campaignsToRead(signal: AbortSignal): Promise<{ campaigns: ReaderCampaign[]; offline: boolean }> {
  try {
    const campaigns = await get<ReaderCampaign[]>('/api/reading/campaigns', signal);
    for (const { id } of campaigns.filter((campaign) => campaign.closed)) void dropImages({ campaignId: id });
    return { campaigns, offline: false };
  } catch (error) {
    const here = error instanceof ApiProblem && error.unreachable ? await onThisDevice().catch(() => []) : [];
    if (here.length === 0) throw error;
    return { campaigns: here, offline: true };
  }
}

async function onThisDevice(): Promise<ReaderCampaign[]> {
  const reader = await lastReader();
  const campaigns = new Map<string, ReaderCampaign>();
  for (const { assignment, sentAs, ...record } of reader ? await keptCases() : []) {
    if (record.reader !== reader) continue;
    const { campaign, progress } = assignment;
    const row = campaigns.get(campaign.id) ?? { ...campaign, ...progress, skipped: 0, openAssignmentId: null };
    if (sentAs === null) row.openAssignmentId ??= assignment.id;
    campaigns.set(campaign.id, row);
  }
  return [...campaigns.values()];
}
