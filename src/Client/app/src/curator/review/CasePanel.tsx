import { useQueryClient } from '@tanstack/react-query';
import type { CaseReview, GivenLayer, Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { ImageStage } from '../../viewer/stage';
import { moment, runsOf } from '../format';
import { refetch } from '../questions';
import { ExportMenu } from '../export/ExportMenu';
import { AdjudicationPanel, PastDecisions } from './adjudication/AdjudicationPanel';
import type { AdjudicationDesk } from './adjudication/useAdjudication';
import { Answers } from './Answers';
import { CasePromptPanel } from './CasePromptPanel';
import { DifferencesPanel } from './DifferencesPanel';
import { Features } from './Features';
import { GivenPanel } from './given/GivenPanel';
import { LesionTabs } from './LesionTabs';
import { ReaderTable } from './ReaderTable';
import { Reads } from './Reads';
import type { ReaderStyles } from './readerStyles';
import type { Redraw } from './redraw/useRedraw';
import type { Reveal } from './reveal/useReveal';

const words = texts.curator.review;

interface Props {
  review: CaseReview;
  lesion: Lesion | null;
  onChoose: (lesionId: string) => void;
  styles: ReaderStyles;
  emphasise: (pseudonym: string | null) => void;
  given: GivenLayer[];
  hiddenLayers: ReadonlySet<string>;
  toggleLayer: (key: string) => void;
  stage: ImageStage | null;
  desk: AdjudicationDesk;
  redraw: Redraw;
  reveal: Reveal;
}

/** Where they differ stands above who they are: the table explains, the difference is the question. */
export function CasePanel({ review, lesion, onChoose, styles, emphasise, given, hiddenLayers, toggleLayer, stage, desk, redraw, reveal }: Props) {
  const client = useQueryClient();
  return (
    <aside className="case-panel" data-testid="case-panel" data-state={review.state} data-version={review.version}>
      <StateNotice review={review} />
      <CasePromptPanel review={review} stage={stage} />
      {review.lesions.length > 0 && <LesionTabs lesions={review.lesions} chosen={lesion?.id ?? null} onChoose={onChoose} />}
      {lesion && (
        <>
          <DifferencesPanel lesion={lesion} />
          <AdjudicationPanel review={review} lesion={lesion} desk={desk} redraw={redraw} styles={styles} stage={stage} />
          <ReaderTable lesion={lesion} review={review} styles={styles} emphasise={emphasise} reveal={reveal} />
          <LineNotes lesion={lesion} />
          <Panel name={words.answers}>
            <Answers questions={review.template.questions} readers={lesion.readers} styles={styles} />
          </Panel>
          {review.consensusShown && <Features lesion={lesion} styles={styles} isVolume={review.case.volume !== false} />}
        </>
      )}
      {!lesion && review.decisions.length > 0 && <PastDecisions review={review} desk={desk} styles={styles} />}
      <GivenPanel campaignId={review.campaign.id} caseId={review.case.id} layers={given} hidden={hiddenLayers} toggle={toggleLayer} />
      <Reads submissions={review.submissions} passed={review.passed} styles={styles} />
      <ExportMenu of={`/api/campaigns/${review.campaign.id}/cases/${review.case.id}`} isPossible={review.submissions.length > 0} isCompact caution={review.consensusShown || review.lesions.length === 0 ? undefined : texts.curator.exporting.showsConsensus} onTaken={() => refetch(client, review.campaign.id, [review.case.id])} />
      {review.computedAt && review.lesions.length > 0 && <p className="quiet small">{words.computed(moment(review.computedAt), review.version)}</p>}
    </aside>
  );
}

/** What must be known to read the lines on the image. */
function LineNotes({ lesion }: { lesion: Lesion }) {
  const flagged = lesion.consensus?.flaggedSlices ?? [];
  const interpolated = lesion.readers.some((reader) => reader.contours.some((contour) => !contour.drawn));
  if (flagged.length === 0 && !interpolated) return null;
  return (
    <div className="line-notes small">
      {flagged.length > 0 && (
        <p className="flagged-slices" data-testid="flagged-slices">
          {words.flaggedList(runsOf(flagged.map((slice) => slice + 1)))}
        </p>
      )}
      {interpolated && <p className="quiet">{words.interpolated}</p>}
    </div>
  );
}

/** What the case waits for, or what went wrong; nothing when a result is there and fresh. */
function StateNotice({ review }: { review: CaseReview }) {
  const { state, submissions, lesions } = review;
  if (state === 'failed') {
    return (
      <Notice title={words.failedTitle} tone="red" testId="case-failed">
        {review.failure ?? words.failedUnknown} {words.failedSafe}
      </Notice>
    );
  }
  if (state === 'waiting') {
    const text = submissions[0] ? words.waitingOne(submissions.map((each) => each.pseudonym).join(', ')) : words.waitingNone;
    return (
      <Notice title={words.waitingTitle} testId="case-waiting">
        {text}
      </Notice>
    );
  }
  if (state === 'computing') {
    return (
      <Notice title={words.computingTitle} testId="case-computing">
        {lesions.length > 0 ? words.recomputing : words.computingText}
      </Notice>
    );
  }
  if (lesions.length === 0) return <Notice title={words.noLesionTitle}>{words.noLesionText(submissions.length)}</Notice>;
  return null;
}
