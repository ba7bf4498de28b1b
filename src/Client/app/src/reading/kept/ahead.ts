import { post } from '../../api/client';
import type { CasesAhead } from '../../api/contract';
import { isDecided } from '../draft/caseRecord';
import { keepAhead, keptCases } from '../draft/caseStore';
import { device } from '../draft/database';
import { whoReads } from '../draft/whoReads';
import { outboxItems } from '../outbox/store';
import { tellOutbox } from '../outbox/news';
import { dropImages, keepImages, type Kept } from './images';
import { keepProgram } from './program';

/** The server gives out no more than this to one reader. */
export const MOST = 25;
/** The case in hand and the next. */
export const ORDINARY = 2;

/** How far the cases are that are kept for reading without a network. */
export interface Keeping { campaignId: string; wanted: number; cases: number; complete: number; share: number; state: 'going' | Kept }

let keeping: Keeping | null = null;
let stop: AbortController | null = null;

export const whatIsKept = () => keeping;
function tell(state: Keeping | null): void {
  keeping = state;
  tellOutbox('changed');
}

/** How many cases the reader wants to hold here, the one in hand among them. */
export const wanted = async (campaignId: string) => Number((await (await device()).get('device', `ahead ${campaignId}`)) ?? ORDINARY);

export async function want(campaignId: string, count: number): Promise<void> {
  await (await device()).put('device', String(count), `ahead ${campaignId}`);
}

/** The cases of a campaign that wait here to be read, in order. */
export async function toRead(campaignId: string, reader: string) {
  return (await keptCases()).filter((record) => record.assignment.campaign.id === campaignId && record.reader === reader && record.sentAs === null && !isDecided(record));
}

/** Has the server hand out as many cases as are wanted besides those that wait to be sent; keeps them, then their images. */
export async function topUp(campaignId: string): Promise<void> {
  const reader = whoReads();
  if (!reader) return;
  // One who goes on to the next case begins anew; what is here already is not fetched again.
  stop?.abort();
  const mine = (stop = new AbortController());
  try {
    const count = await wanted(campaignId);
    const waiting = (await outboxItems()).filter((item) => item.campaign.id === campaignId && item.reader === reader).length;
    const have = (await keptCases()).map((record) => record.assignmentId);
    const asked = Date.now();
    const answer = await post<CasesAhead>(`/api/reading/campaigns/${campaignId}/ahead`, { count: Math.min(MOST, count + waiting), have }, mine.signal).catch(() => null);
    if (answer && Array.isArray(answer.open)) await keepAhead(campaignId, reader, asked, answer);
    await keepProgram(mine.signal);
    await keepAll(campaignId, reader, count, mine.signal);
  } finally {
    if (stop === mine) stop = null;
  }
}

async function keepAll(campaignId: string, reader: string, count: number, signal: AbortSignal): Promise<void> {
  const records = (await toRead(campaignId, reader)).slice(0, count);
  let complete = 0;
  for (const record of records) {
    const at = (share: number, state: Keeping['state']) => tell({ campaignId, wanted: count, cases: records.length, complete, share, state });
    at(0, 'going');
    let told = 0;
    const outcome = await keepImages(reader, record.assignment, (share) => share - told > 0.1 && at((told = share), 'going'), signal);
    if (signal.aborted) return;
    if (outcome === 'complete') complete++;
    at(0, outcome);
    if (outcome !== 'complete') return;
  }
}

/** No more are kept than the next; the images go, what was drawn stays. */
export async function keepNoMore(campaignId: string, inHand: string[]): Promise<void> {
  stop?.abort();
  stop = null;
  await want(campaignId, ORDINARY);
  await dropImages({ campaignId, except: inHand });
  tell(null);
}
