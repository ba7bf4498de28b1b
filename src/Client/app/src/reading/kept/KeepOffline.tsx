import { useEffect, useReducer, useState } from 'react';
import type { ReaderCampaign } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { onOutbox } from '../outbox/news';
import { keepNoMore, MOST, ORDINARY, topUp, want, wanted, whatIsKept } from './ahead';

/** For a booth with bad Wi-Fi: many cases with their images on this device, with how far that is. */
export function KeepOffline({ campaign, offline }: { campaign: ReaderCampaign; offline: boolean }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [asked, setAsked] = useState(false);
  useEffect(() => onOutbox((news) => news === 'changed' && redraw()), []);
  useEffect(() => {
    // As it was wished here before: goes on, or tells that all is here.
    void wanted(campaign.id).then((count) => (count > ORDINARY ? topUp(campaign.id) : undefined)).catch(() => undefined);
  }, [campaign.id]);
  const words = texts.saving;
  const now = whatIsKept();
  const kept = now?.campaignId === campaign.id && now.wanted > ORDINARY ? now : null;
  const count = Math.min(MOST, Math.max(1, campaign.total - campaign.submitted - campaign.skipped), 20);
  const keep = async () => {
    setAsked(true);
    await want(campaign.id, count);
    await topUp(campaign.id);
  };
  const going = asked || kept?.state === 'going';
  const word = !kept ? words.keepText : kept.state === 'going' ? words.keeping(kept.complete, kept.cases, kept.share) : kept.state === 'complete' ? words.keptAll(kept.complete) : kept.state === 'full' ? words.keptFull(kept.complete) : words.keptAway(kept.complete);
  // The case in hand and the next are kept anyway.
  if (typeof caches === 'undefined' || (count <= ORDINARY && !kept)) return null;
  return (
    <div className="keep-offline" data-testid="keep-offline" data-state={kept?.state ?? 'none'} data-complete={kept?.complete ?? 0}>
      <p role="status">{word}</p>
      {!kept && !offline && (
        <Button size="small" onPress={() => void keep().catch(() => undefined).finally(() => setAsked(false))} isDisabled={going} data-testid="keep-cases">
          {words.keepOffline(count)}
        </Button>
      )}
      {kept && (
        <Button size="small" onPress={() => void keepNoMore(campaign.id, [])} data-testid="keep-no-more">
          {words.keepNoMore}
        </Button>
      )}
    </div>
  );
}
