import { Link } from 'react-router';
import type { CampaignSummary } from '../api/contract';
import { Page } from '../shell/Page';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { SyntheticBadge } from '../ui/Chip';
import { Notice } from '../ui/Notice';
import { SkeletonLines } from '../ui/Skeleton';
import { CampaignDoor } from './CampaignDoor';
import { CampaignFacts } from './CampaignFacts';
import { useCampaigns } from './questions';
import { ReplayList } from './replays/ReplayList';

const words = texts.curator;

/** /campaigns: how far each campaign is, and the way to its desk. */
export function CampaignsPage() {
  const campaigns = useCampaigns();
  return (
    <Page title={texts.product} sentence={words.where}>
      <h1>{words.title}</h1>
      {campaigns.isPending && <SkeletonLines count={3} />}
      {campaigns.error && <Trouble error={campaigns.error} retry={() => void campaigns.refetch()} />}
      {campaigns.data?.length === 0 && (
        <Notice title={words.emptyTitle}>
          <p>{words.emptyText}</p>
          <code className="command">{words.importCommand}</code>
        </Notice>
      )}
      <ul className="campaign-list">
        {campaigns.data?.map((campaign) => (
          <CampaignRow key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      <ReplayList />
    </Page>
  );
}

function CampaignRow({ campaign }: { campaign: CampaignSummary }) {
  const covered = words.covered(campaign.casesCovered, campaign.cases);
  return (
    <li data-testid={`campaign-row-${campaign.id}`}>
      <div className="about">
        <h2>
          <Link className="cover" to={`/campaigns/${campaign.id}`} data-testid={`open-campaign-${campaign.id}`}>
            {campaign.name}
          </Link>
        </h2>
        <p className="quiet">{campaign.prompt}</p>
        {campaign.synthetic && <SyntheticBadge />}
        <CampaignFacts campaign={campaign} />
      </div>
      <div className="coverage">
        <p>{covered}</p>
        <Bar value={campaign.casesCovered} of={campaign.cases} label={covered} />
      </div>
      <p className="quiet numbers">
        {words.readers(campaign.readers)}
        <br />
        {words.submissions(campaign.submissions)}
      </p>
      <div className="door">
        <CampaignDoor campaign={campaign} />
      </div>
    </li>
  );
}

/** A thin bar: how much of the whole is there. */
export function Bar({ value, of, label }: { value: number; of: number; label: string }) {
  const part = of > 0 ? Math.min(1, value / of) : 0;
  return (
    <span className="bar" role="img" aria-label={label}>
      <span style={{ width: `${part * 100}%` }} />
    </span>
  );
}
