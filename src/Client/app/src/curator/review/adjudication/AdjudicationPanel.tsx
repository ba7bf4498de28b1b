import type { CaseReview, Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { said } from '../../../texts/said';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Panel';
import type { ImageStage } from '../../../viewer/stage';
import { runsOf } from '../../format';
import type { ReaderStyles } from '../readerStyles';
import type { Redraw } from '../redraw/useRedraw';
import { DecisionEntry } from './DecisionEntry';
import { History } from './History';
import { Standing } from './Standing';
import type { AdjudicationDesk } from './useAdjudication';
import { Verbs } from './Verbs';
import './adjudication.css';

const words = texts.curator.adjudication;

export interface AdjudicationProps {
  review: CaseReview;
  lesion: Lesion;
  desk: AdjudicationDesk;
  redraw: Redraw;
  styles: ReaderStyles;
  stage: ImageStage | null;
}

/** What stands on the lesion, what can be decided, and everything that was. */
export function AdjudicationPanel(props: AdjudicationProps) {
  const { review, lesion, desk } = props;
  return (
    <Panel name={words.title} testId="adjudication">
      <Standing lesion={lesion} isVolume={review.case.volume !== false} />
      {desk.form ? <DecisionEntry {...props} form={desk.form} /> : review.mayAdjudicate === null ? <Verbs review={review} lesion={lesion} desk={desk} /> : <p className="small may-not" data-testid="may-not-adjudicate">{said(review.mayAdjudicate)}</p>}
      {!desk.form && <KeptDrawing {...props} />}
      {review.decisions.length > 0 && <History review={review} desk={desk} styles={props.styles} />}
    </Panel>
  );
}

/** What was decided of a case that has no lesion any more: its readers took back what they had marked. */
export const PastDecisions = ({ review, desk, styles }: Pick<AdjudicationProps, 'review' | 'desk' | 'styles'>) => (
  <Panel name={words.title} testId="adjudication">
    <History review={review} desk={desk} styles={styles} />
  </Panel>
);

/** What was drawn and not saved, also before a reload. */
function KeptDrawing({ review, lesion, desk, redraw }: AdjudicationProps) {
  const { slices } = redraw;
  if (slices.length === 0) return null;
  return (
    <div className="kept-drawing small" data-testid="kept-drawing">
      <p>{words.redraw.kept(runsOf(slices.map((slice) => slice + 1)), slices.length)}</p>
      {!review.consensusShown && review.mayAdjudicate === null && <Button size="small" onPress={() => desk.begin('redrawn')} data-testid="go-on-drawing">{words.redraw.goOn}</Button>}
      <Button size="small" kind="plain" onPress={redraw.end} aria-label={`${words.redraw.discard}: ${lesion.label}`}>{words.redraw.discard}</Button>
    </div>
  );
}
