import { post } from '../api/client';
import type { Assignment, CasesAhead } from '../api/contract';
import { keepAhead } from './draft/caseStore';
import { lastReader } from './draft/whoReads';
import { MOST, toRead } from './kept/ahead';
import { justHandedOut } from './openCase';
import { outboxItems } from './outbox/store';

/**
 * The next case of a campaign, or null when nothing is left: one that waits on this device, else what the server gives. Cases that are on their
 * way to the server are not given again.
 */
export async function nextCase(campaignId: string): Promise<string | null> {
  const reader = await lastReader().catch(() => null);
  const here = reader ? await toRead(campaignId, reader).catch(() => []) : [];
  if (here[0]) return here[0].assignmentId;
  const sent = (await outboxItems().catch(() => [])).filter((item) => item.campaign.id === campaignId && item.reader === reader).map((item) => item.assignmentId);
  if (sent.length === 0 || !reader) return handOut(await post<Assignment | null>(`/api/reading/campaigns/${campaignId}/next`));
  const asked = Date.now();
  // Named, so that none of them comes back as new when it arrives at the server meanwhile and is gone from here.
  const ahead = await post<CasesAhead>(`/api/reading/campaigns/${campaignId}/ahead`, { count: Math.min(MOST, sent.length + 1), have: sent });
  await keepAhead(campaignId, reader, asked, ahead);
  return handOut(ahead.cases.find((assignment) => !sent.includes(assignment.id)) ?? null);
}

function handOut(assignment: Assignment | null): string | null {
  if (assignment) justHandedOut(assignment);
  return assignment?.id ?? null;
}
