import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { Page } from '../shell/Page';
import { queryClient } from '../api/queries';
import { texts } from '../texts';
import { campaignsToRead } from './kept/offlineCampaigns';
import { onOutbox } from './outbox/news';
import { OutboxChip } from './outbox/OutboxChip';

/** /read/finished/:campaignId: nothing is left for this reader. */
export function FinishedPage() {
  const { campaignId } = useParams();
  const campaigns = useQuery({ queryKey: ['reading', 'campaigns'], queryFn: ({ signal }) => campaignsToRead(signal) });
  // What was read without a network arrives while this is looked at.
  useEffect(() => onOutbox((news) => news === 'changed' && void queryClient.invalidateQueries({ queryKey: ['reading', 'campaigns'] })), []);
  const campaign = campaigns.data?.campaigns.find((each) => each.id === campaignId);
  const words = texts.reading;
  return (
    <Page title={campaign?.name ?? texts.product} state={<OutboxChip />}>
      <div className="finished" data-testid="finished">
        <h1>{words.finishedTitle}</h1>
        <p className="quiet">{campaign ? words.finishedCount(campaign.submitted, campaign.skipped) : ''} {words.finishedText}</p>
        <Link className="button" to="/read">
          {words.toCampaigns}
        </Link>
      </div>
    </Page>
  );
}
