import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseCoverage, CaseReview } from '../../api/contract';
import { TopBar } from '../../shell/TopBar';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { SyntheticBadge } from '../../ui/Chip';
import { isTyping, useKeys } from '../../ui/keys';
import { Skeleton } from '../../ui/Skeleton';
import type { ImageStage } from '../../viewer/stage';
import { lowestAgreementFirst, sorted } from '../caseOrder';
import { LiveState } from '../live/LiveState';
import { useLive } from '../live/watchCampaign';
import { useCampaign, useGiven, useReview } from '../questions';
import { lesionHolding, marksOf } from './adjudication/marks';
import { useAdjudication } from './adjudication/useAdjudication';
import { useAdjudicationKeys } from './adjudication/useAdjudicationKeys';
import { CaseImage } from './CaseImage';
import { CaseList } from './CaseList';
import { CasePanel } from './CasePanel';
import { useMaps } from './maps/useMaps';
import { ReaderStyles } from './readerStyles';
import { useRedraw } from './redraw/useRedraw';
import { useReveal } from './reveal/useReveal';
import './review.css';

const words = texts.curator;

/** /campaigns/:campaignId/cases/:caseId: which case, what it looks like, where the readers differ. */
export default function CasePage() {
  const { campaignId = '', caseId = '' } = useParams();
  const live = useLive(campaignId);
  const campaign = useCampaign(campaignId, live);
  const cases = sorted(campaign.data?.coverage ?? [], lowestAgreementFirst);
  const current = cases.find((each) => each.id === caseId);
  const review = useReview(campaignId, caseId, live);
  useCaseKeys(campaignId, caseId, cases);
  return (
    <div className="review">
      <TopBar
        title={<Link className="up" to={`/campaigns/${campaignId}`}>{campaign.data?.name ?? review.data?.campaign.name ?? words.title}</Link>}
        sentence={review.data ? said(review.data.case.number) : undefined}
      >
        {(review.data?.case.synthetic || campaign.data?.synthetic) && <SyntheticBadge />}
        {current && <span className="chip reads-chip">{words.review.reads(current.submissions, current.target)}</span>}
        <LiveState state={live} />
      </TopBar>
      <CaseList campaignId={campaignId} cases={cases} current={caseId} />
      <main className="open-case" id="content" tabIndex={-1}>
        <h1 className="visually-hidden">{review.data ? said(review.data.case.number) : words.review.loadingCase}</h1>
        {review.data ? (
          <OpenCase key={caseId} review={review.data} pseudonyms={campaign.data?.readerPseudonyms ?? []} />
        ) : (
          <>
            <div className="image-area" />
            <aside className="case-panel">{review.error ? <Trouble error={review.error} retry={() => void review.refetch()} /> : <PanelSkeleton />}</aside>
          </>
        )}
      </main>
    </div>
  );
}

interface OpenProps {
  review: CaseReview;
  pseudonyms: string[];
}

/** One case; what is chosen in it ends with it. */
function OpenCase({ review, pseudonyms }: OpenProps) {
  const [chosen, setChosen] = useState(() => ({ marks: review.lesions[0] ? marksOf(review.lesions[0]) : [], times: 0 }));
  const [emphasised, setEmphasised] = useState<string | null>(null);
  const [stage, setStage] = useState<ImageStage | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const given = useGiven(review.campaign.id, review.case.id).data ?? [];
  const toggle = (key: string) => setHidden((before) => (before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key])));
  const styles = new ReaderStyles(pseudonyms, review);
  const lesion = lesionHolding(chosen.marks, review.lesions) ?? review.lesions[0] ?? null;
  const maps = useMaps(review, lesion);
  const redraw = useRedraw(review, lesion, maps.pointer.hoverOver);
  const desk = useAdjudication(review, lesion, redraw);
  const reveal = useReveal(review);
  useAdjudicationKeys(review, desk, redraw, stage);
  const look = (lesionId: string) => {
    const found = review.lesions.find((each) => each.id === lesionId);
    if (found) setChosen(({ times }) => ({ marks: marksOf(found), times: times + 1 }));
    setEmphasised(null);
  };
  const choose = (step: number) => {
    const at = review.lesions.findIndex((each) => each.id === lesion?.id);
    const next = review.lesions[(at + step + review.lesions.length) % review.lesions.length];
    if (next) look(next.id);
  };
  return (
    <>
      <CaseImage review={review} lesion={lesion} looks={chosen.times} styles={styles} emphasised={emphasised} given={given} hiddenLayers={hidden} nextLesion={() => choose(1)} stage={stage} onStage={setStage} {...{ desk, redraw, reveal, maps }} />
      <CasePanel review={review} lesion={lesion} onChoose={look} styles={styles} emphasise={setEmphasised} given={given} hiddenLayers={hidden} toggleLayer={toggle} stage={stage} {...{ desk, redraw, reveal }} />
    </>
  );
}

function useCaseKeys(campaignId: string, caseId: string, cases: CaseCoverage[]): void {
  const navigate = useNavigate();
  useKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key.toLowerCase() !== 'j') return false;
    const step = event.shiftKey ? -1 : 1;
    const next = cases[cases.findIndex((each) => each.id === caseId) + step];
    if (next) void navigate(`/campaigns/${campaignId}/cases/${next.id}`);
    return true;
  });
}

const PanelSkeleton = () => (
  <div role="status" className="panel-skeleton">
    <span className="visually-hidden">{words.review.loadingCase}</span>
    <Skeleton width={140} height={28} />
    <Skeleton height={84} />
    <Skeleton height={200} />
    <Skeleton height={120} />
  </div>
);
