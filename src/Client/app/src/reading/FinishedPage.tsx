import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get } from '../api/client';
import type { ReaderCampaign } from '../api/contract';
import { Page } from '../shell/Page';
import { texts } from '../texts';

/** /read/finished/:campaignId: nothing is left for this reader. */
export function FinishedPage() {
  const { campaignId } = useParams();
  const campaigns = useQuery({ queryKey: ['reading', 'campaigns'], queryFn: ({ signal }) => get<ReaderCampaign[]>('/api/reading/campaigns', signal) });
  const campaign = campaigns.data?.find((each) => each.id === campaignId);
  const words = texts.reading;
  return (
    <Page title={campaign?.name ?? texts.product}>
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
