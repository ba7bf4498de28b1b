import type { HeldItem, ReviewReach } from '../../api/contract';
import { moment } from '../../curator/format';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { AreaList } from './AreaList';
import type { Areas } from './useAreas';

const words = texts.admin.review;

interface Props {
  item: HeldItem;
  areas: Areas;
  seen: number;
  preview: boolean;
  onPreview: (preview: boolean) => void;
  onAdd: () => void;
  reach: ReviewReach;
  onReach: (reach: ReviewReach) => void;
  ofSeries: number;
  busy: boolean;
  failure: string | null;
  onRelease: () => void;
  onReject: () => void;
  onGo: (step: number) => void;
  place: [number, number];
}

/** Why it is held, what is covered, and the decision. */
export function ReviewPanel(props: Props) {
  const { item, areas, seen, reach, ofSeries, busy, failure } = props;
  return (
    <aside className="held-panel" aria-label={words.item(item.patient, item.modality)}>
      <div className="scroll">
        <header>
          <strong>
            {item.patient} <span className="quiet">{item.modality}</span>
          </strong>
          <span className="quiet small">
            {words.size(item.columns, item.rows)} · {words.frames(item.frames)} · {words.received(moment(item.receivedAt))}
          </span>
        </header>
        <Panel name={words.why} testId="held-reasons">
          <ul className="held-reasons">
            {item.reasons.map((reason) => (
              <li key={reason.code + reason.text}>{reason.text}</li>
            ))}
          </ul>
        </Panel>
        <AreaList areas={areas} preview={props.preview} onPreview={props.onPreview} onAdd={props.onAdd} />
        {ofSeries > 1 && (
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
      <footer>
        {failure && (
          <p className="refusal small" role="alert">
            {failure}
          </p>
        )}
        {item.frames > 1 && <p className={seen < item.frames ? 'small needs' : 'small quiet'}>{words.unseen(Math.min(seen, item.frames), item.frames)}</p>}
        <p className="quiet small">{words.releaseText(areas.areas.length)}</p>
        <Button kind="primary" size="large" isDisabled={busy} onPress={props.onRelease} data-testid="release">
          {busy ? words.releasing : areas.areas.length > 0 ? words.releaseBlack(areas.areas.length) : words.release}
        </Button>
        <div className="row">
          <Button isDisabled={busy} onPress={props.onReject} data-testid="reject">
            {words.reject}
          </Button>
          <span className="grow" />
          <Button kind="plain" aria-label={words.previous} isDisabled={props.place[0] <= 1} onPress={() => props.onGo(-1)}>
            ‹
          </Button>
          <span className="quiet small">{`${props.place[0]} / ${props.place[1]}`}</span>
          <Button kind="plain" aria-label={words.next} isDisabled={props.place[0] >= props.place[1]} onPress={() => props.onGo(1)}>
            ›
          </Button>
        </div>
      </footer>
    </aside>
  );
}
