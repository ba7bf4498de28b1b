import { Link, useParams } from 'react-router';
import type { Campaign } from '../../api/contract';
import { TopBar } from '../../shell/TopBar';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { SyntheticBadge } from '../../ui/Chip';
import { Panel } from '../../ui/Panel';
import { Skeleton } from '../../ui/Skeleton';
import { CampaignDoor } from '../CampaignDoor';
import { CampaignFacts } from '../CampaignFacts';
import { ExportMenu } from '../export/ExportMenu';
import { LiveState } from '../live/LiveState';
import { useLive, type LiveConnection } from '../live/watchCampaign';
import { useAgreement, useCampaign } from '../questions';
import { SendPanel } from '../sending/SendPanel';
import { AgreementPanel } from './AgreementPanel';
import { BlandAltmanPanel } from './BlandAltmanPanel';
import { CaseTable } from './CaseTable';
import { ReleasesPanel } from './ReleasesPanel';
import './desk.css';

const words = texts.curator;

/** /campaigns/:campaignId: how well the readers agree, which cases need a person, and the way out as a dataset. */
export function CampaignPage() {
  const { campaignId = '' } = useParams();
  const live = useLive(campaignId);
  const campaign = useCampaign(campaignId, live);
  return (
    <div className="page">
      <TopBar title={<Link className="up" to="/campaigns">{words.title}</Link>} sentence={campaign.data?.name}>
        {campaign.data?.synthetic && <SyntheticBadge />}
        <LiveState state={live} />
      </TopBar>
      <main className="desk" id="content" tabIndex={-1}>
        {campaign.isPending && <DeskSkeleton />}
        {campaign.error && !campaign.data && <Trouble error={campaign.error} retry={() => void campaign.refetch()} />}
        {campaign.data && <Desk campaign={campaign.data} live={live} />}
      </main>
    </div>
  );
}

function Desk({ campaign, live }: { campaign: Campaign; live: LiveConnection }) {
  const agreement = useAgreement(campaign.id, live);
  const comparable = campaign.coverage.some((each) => each.submissions > 1);
  return (
    <>
      <header className="desk-head">
        <div>
          <h1>{campaign.name}</h1>
          <p className="quiet">{campaign.prompt}</p>
          <div className="desk-facts">
            <CampaignFacts campaign={campaign} />
            <CampaignDoor campaign={campaign} />
          </div>
        </div>
        <p className="desk-numbers">
          <span>{words.covered(campaign.casesCovered, campaign.coverage.length)}</span>
          <span>{words.readers(campaign.readers)}</span>
          <span>{words.submissions(campaign.submissions)}</span>
          <span>{words.perCase(campaign.readersPerCase)}</span>
        </p>
      </header>
      <div className="desk-column how-well">
        <AgreementPanel agreement={agreement} campaignName={campaign.name} />
        {agreement.data && (
          <Link className="button" to={`/campaigns/${campaign.id}/agreement`} data-testid="open-agreement">
            {texts.agreement.open}
          </Link>
        )}
        <BlandAltmanPanel plots={agreement.data?.blandAltman ?? []} campaignName={campaign.name} />
      </div>
      <div className="desk-column">
        <CaseTable campaignId={campaign.id} cases={campaign.coverage} />
        <ReleasesPanel campaignId={campaign.id} comparable={comparable} />
        <Panel name={words.exporting.title}>
          <ExportMenu of={`/api/campaigns/${encodeURIComponent(campaign.id)}`} isPossible={campaign.submissions > 0} caution={words.exporting.showsConsensus} />
        </Panel>
        <SendPanel campaignId={campaign.id} submissions={campaign.submissions} />
      </div>
    </>
  );
}

const DeskSkeleton = () => (
  <>
    <div className="desk-head" role="status">
      <span className="visually-hidden">{texts.shell.loading}</span>
      <Skeleton width={320} height={28} />
    </div>
    <div>
      <Skeleton height={320} />
    </div>
    <div>
      <Skeleton height={460} />
    </div>
  </>
);
