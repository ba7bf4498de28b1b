import { Link, useParams } from 'react-router';
import type { AgreementDetail } from '../../api/agreement';
import type { Campaign } from '../../api/contract';
import { TopBar } from '../../shell/TopBar';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { SyntheticBadge } from '../../ui/Chip';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { moment } from '../format';
import { LiveState } from '../live/LiveState';
import { useLive } from '../live/watchCampaign';
import { useAgreement, useCampaign, useReadings } from '../questions';
import { AnswersPanel } from './AnswersPanel';
import { ApartPanel } from './ApartPanel';
import { CasesPanel } from './CasesPanel';
import { ComputeAgain } from './ComputeAgain';
import { IntervalsPanel } from './IntervalsPanel';
import { PairMatrixPanel } from './PairMatrixPanel';
import { PairPanel } from './PairPanel';
import { ReadersPanel } from './ReadersPanel';
import { VariancePanel } from './VariancePanel';
import './agreement.css';

const words = texts.agreement;

/** /campaigns/:campaignId/agreement: how well the readers agree, where they part, and who should be looked at. */
export default function AgreementPage() {
  const { campaignId = '' } = useParams();
  const live = useLive(campaignId);
  const campaign = useCampaign(campaignId, live);
  const agreement = useAgreement(campaignId, live);
  const error = campaign.error ?? agreement.error;
  return (
    <div className="page">
      <TopBar title={<Link className="up" to={`/campaigns/${campaignId}`}>{campaign.data?.name ?? texts.curator.title}</Link>} sentence={words.title}>
        {campaign.data?.synthetic && <SyntheticBadge />}
        <LiveState state={live} />
      </TopBar>
      <main className="agreement" id="content" tabIndex={-1}>
        {error && (!campaign.data || agreement.data === undefined) ? (
          <Trouble error={error} retry={() => void Promise.all([campaign.refetch(), agreement.refetch()])} />
        ) : campaign.data && agreement.data !== undefined ? (
          <Agreement campaign={campaign.data} agreement={agreement.data} />
        ) : (
          <Loading />
        )}
      </main>
    </div>
  );
}

function Agreement({ campaign, agreement }: { campaign: Campaign; agreement: AgreementDetail | null }) {
  const readings = useReadings(campaign.id, agreement !== null);
  if (agreement === null) {
    return (
      <>
        <h1>{words.title}</h1>
        <Notice title={texts.curator.agreement.notYetTitle}>{texts.curator.agreement.notYetText}</Notice>
      </>
    );
  }
  // Of an earlier version there are the campaign's own numbers alone.
  const isWhole = agreement.statistics.length > 0;
  return (
    <>
      <Head campaign={campaign} agreement={agreement} isWhole={isWhole} />
      {isWhole && (
        <>
          <div className="agreement-column">
            <IntervalsPanel agreement={agreement} campaignName={campaign.name} />
            {readings.data ? <PairPanel agreement={agreement} readings={readings.data} campaignName={campaign.name} /> : <Skeleton height={320} />}
            <AnswersPanel questions={agreement.questions} campaignName={campaign.name} />
          </div>
          <div className="agreement-column">
            {agreement.apart && <ApartPanel apart={agreement.apart} />}
            {agreement.variance && <VariancePanel variance={agreement.variance} />}
            <PairMatrixPanel pairs={agreement.pairs} campaignName={campaign.name} />
          </div>
          <div className="agreement-wide">
            <ReadersPanel readers={agreement.readers} questions={agreement.questions} />
            <CasesPanel campaignId={campaign.id} agreement={agreement} readings={readings.data ?? null} campaignName={campaign.name} />
          </div>
        </>
      )}
    </>
  );
}

function Head({ campaign, agreement, isWhole }: { campaign: Campaign; agreement: AgreementDetail; isWhole: boolean }) {
  return (
    <header className="agreement-head">
      <div>
        <h1>{words.title}</h1>
        <p className="quiet">
          {texts.curator.agreement.computed(moment(agreement.computedAt), agreement.submissions)} {agreement.adaptive ? words.adaptive : words.notAdaptive}
        </p>
        {agreement.now?.isBehind && <p className="behind" role="status">{words.behind(agreement.now.submissions)}</p>}
        {!isWhole && <p className="behind">{words.earlier}</p>}
      </div>
      <ComputeAgain campaignId={campaign.id} />
    </header>
  );
}

const Loading = () => (
  <>
    <div className="agreement-head" role="status">
      <span className="visually-hidden">{texts.shell.loading}</span>
      <Skeleton width={280} height={28} />
    </div>
    <Skeleton height={420} />
    <Skeleton height={420} />
  </>
);
