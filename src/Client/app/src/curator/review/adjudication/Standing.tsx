import type { LesionDecision } from '../../../api/adjudication';
import type { Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { reasonSaid } from '../../../texts/said';
import { moment, volumeUnit } from '../../format';
import { AdjudicatedSwatch } from '../Swatch';

const words = texts.curator.adjudication;

/** What was decided of the lesion and stands, by whom and why; or that nothing is. */
export function Standing({ lesion, isVolume }: { lesion: Lesion; isVolume: boolean }) {
  const { decision } = lesion;
  if (!decision) {
    return (
      <p className="standing undecided" data-testid="standing" data-kind="">
        {words.undecided}
      </p>
    );
  }
  return (
    <div className="standing" data-testid="standing" data-kind={decision.kind}>
      <p className="what">
        {decision.kind !== 'rejected' && <AdjudicatedSwatch />}
        <strong>{decision.kind === 'readerChosen' && decision.chosen ? words.doneBy(decision.chosen) : words.done[decision.kind]}</strong>
        {decision.volume !== null && isVolume && <Volume decision={decision} />}
      </p>
      <p>{reasonSaid(decision.reason)}</p>
      {decision.comment && <p className="comment">{decision.comment}</p>}
      <p className="quiet">
        {words.by(decision.curator, moment(decision.at))} · {decision.beforeConsensus ? words.before : words.after}
      </p>
      {decision.isOutdated && (
        <p className="marks-changed" data-testid="marks-changed">
          {decision.marksNow === decision.marks ? words.marksCorrected : words.marksChanged(decision.marks, decision.marksNow)}
        </p>
      )}
    </div>
  );
}

function Volume({ decision: { volume } }: { decision: LesionDecision }) {
  const unit = volumeUnit([volume]);
  return (
    <span className="volume" data-testid="adjudicated-volume" data-cubic-millimetres={volume}>
      {words.volume(unit.say(volume), unit.name)}
    </span>
  );
}
