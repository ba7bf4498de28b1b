import type { ReviewReach } from '../../api/contract';
import { moment } from '../../curator/format';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { AreaList } from './AreaList';
import { FaceChoice } from './FaceChoice';
import type { Stack } from './stacks';
import type { Areas } from './useAreas';
import type { Decision } from './useDecision';
import { Verdict } from './Verdict';

const words = texts.admin.review;

interface Props {
  stack: Stack;
  areas: Areas;
  seen: number;
  preview: boolean;
  onPreview: (preview: boolean) => void;
  onAdd: () => void;
  reach: ReviewReach;
  onReach: (reach: ReviewReach) => void;
  ofSeries: number;
  deface: boolean;
  onDeface: (deface: boolean) => void;
  decision: Decision;
  onRelease: () => void;
  onReject: () => void;
  onGo: (step: number) => void;
  place: [number, number];
}

/** Why it is held, what is covered, and the decision. */
export function ReviewPanel(props: Props) {
  const { stack, areas, reach, ofSeries } = props;
  const item = stack.first;
  return (
    <aside className="held-panel" aria-label={words.item(item.patient, item.modality)}>
      <div className="scroll">
        <header>
          <strong>
            {item.patient} <span className="quiet">{item.modality}</span>
          </strong>
          <span className="quiet small">
            {words.size(item.columns, item.rows)} · {stack.images.length > 1 ? words.images(stack.images.length) : words.frames(item.frames)} · {words.received(moment(item.receivedAt))}
          </span>
        </header>
        <Panel name={words.why} testId="held-reasons">
          <ul className="held-reasons">
            {stack.reasons.map((reason) => (
              <li key={reason.code + reason.text}>{said(reason.text)}</li>
            ))}
          </ul>
        </Panel>
        {stack.isHead && <FaceChoice deface={props.deface} onDeface={props.onDeface} preview={props.preview} onPreview={props.onPreview} />}
        <AreaList areas={areas} preview={stack.isHead && props.deface ? null : props.preview} onPreview={props.onPreview} onAdd={props.onAdd} ofSeries={stack.images.length > 1} />
        {!stack.isHead && ofSeries > 1 && (
          <div className="reach">
            <SegmentedChoice
              label={words.applyTo}
              value={reach}
              onChange={(value) => props.onReach(value as ReviewReach)}
              options={[
                { value: 'instance', label: words.reach.instance },
                { value: 'series', label: words.reach.series(ofSeries), testId: 'reach-series' },
              ]}
            />
            {reach === 'series' && <p className="small needs">{words.seriesText}</p>}
          </div>
        )}
      </div>
      <Verdict
        stack={stack}
        areas={areas.areas.length}
        seen={props.seen}
        deface={props.deface}
        decision={props.decision}
        onRelease={props.onRelease}
        onReject={props.onReject}
        onGo={props.onGo}
        place={props.place}
      />
    </aside>
  );
}
