import type { CaseReview, Lesion, ReaderInLesion } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { lengthUnit, millimetres, share, volumeUnit, type VolumeUnit } from '../format';
import { ConsensusRows } from './ConsensusRows';
import { HiddenConsensus } from './reveal/HiddenConsensus';
import type { Reveal } from './reveal/useReveal';
import type { ReaderStyles } from './readerStyles';
import { Swatch } from './Swatch';

const words = texts.curator.review;

interface Props {
  lesion: Lesion;
  review: CaseReview;
  styles: ReaderStyles;
  emphasise: (pseudonym: string | null) => void;
  reveal: Reveal;
}

/** What each reader measured on the lesion, who did not mark it, and the consensus of those who did. */
export function ReaderTable({ lesion, review, styles, emphasise, reveal }: Props) {
  const unit = volumeUnit([...lesion.readers.map((reader) => reader.volume), lesion.consensus?.kind === 'contours' ? lesion.consensus.volume : null]);
  return (
    <Panel name={words.readers}>
      <table className="table reader-table">
        <caption className="visually-hidden">{words.readers}</caption>
        <thead>
          <tr>
            <th scope="col">{words.reader}</th>
            <th scope="col" className="number">
              {words.long} <small>{lengthUnit(review.case)}</small>
            </th>
            <th scope="col" className="number">
              {words.short} <small>{lengthUnit(review.case)}</small>
            </th>
            <th scope="col" className="number">
              {words.volume} <small>{unit.name}</small>
            </th>
            {review.consensusShown && <th scope="col" className="number">{words.diceToRest}</th>}
          </tr>
        </thead>
        <tbody onPointerLeave={() => emphasise(null)}>
          {lesion.readers.map((reader) => (
            <ReaderRow key={reader.pseudonym + reader.trackingUid} reader={reader} unit={unit} isComparedToRest={review.consensusShown} styles={styles} emphasise={emphasise} />
          ))}
          {lesion.missedBy.map((pseudonym) => (
            <MissedRow key={pseudonym} pseudonym={pseudonym} lesion={lesion} review={review} styles={styles} emphasise={emphasise} />
          ))}
          {review.consensusShown ? <ConsensusRows lesion={lesion} unit={unit} areaUnit={`${lengthUnit(review.case)}²`} /> : <HiddenConsensus lesion={lesion} reveal={reveal} />}
        </tbody>
      </table>
    </Panel>
  );
}

/** Pointing at a reader, or reaching the name by keyboard or touch, brings their marks forward on the image. */
function Who({ pseudonym, styles, emphasise }: { pseudonym: string } & Pick<Props, 'styles' | 'emphasise'>) {
  return (
    <button type="button" className="who" title={words.bringForward} onFocus={() => emphasise(pseudonym)} onBlur={() => emphasise(null)} onClick={() => emphasise(pseudonym)}>
      <Swatch style={styles.of(pseudonym)} />
      {pseudonym}
    </button>
  );
}

interface RowProps {
  reader: ReaderInLesion;
  unit: VolumeUnit;
  /** Dice to the rest comes with the consensus. */
  isComparedToRest: boolean;
  styles: ReaderStyles;
  emphasise: (pseudonym: string | null) => void;
}

function ReaderRow({ reader, unit, isComparedToRest, styles, emphasise }: RowProps) {
  return (
    <>
      <tr data-testid={`reader-row-${reader.pseudonym}`} data-outlier={reader.outlier} className={reader.outlier ? 'outlier' : undefined} onPointerEnter={() => emphasise(reader.pseudonym)}>
        <th scope="row">
          <Who pseudonym={reader.pseudonym} styles={styles} emphasise={emphasise} />
          {reader.kind === 'axes' && <small className="quiet"> {words.axesMark}</small>}
        </th>
        <td className="number">{millimetres(reader.longAxis)}</td>
        <td className="number">{millimetres(reader.shortAxis)}</td>
        <td className="number">{unit.say(reader.volume)}</td>
        {isComparedToRest && <td className={reader.diceToRest === null ? 'number' : 'number dice'}>{share(reader.diceToRest)}</td>}
      </tr>
      {(reader.outlier || reader.reason) && (
        <tr className="reason" onPointerEnter={() => emphasise(reader.pseudonym)}>
          <td colSpan={5}>
            {reader.outlier && <strong>{words.outlier}</strong>} {reader.reason && said(reader.reason)}
          </td>
        </tr>
      )}
    </>
  );
}

interface MissedProps extends Omit<Props, 'review' | 'reveal'> {
  pseudonym: string;
  review: CaseReview;
}

/** Not marking a lesion is a reading too: it has its row. */
function MissedRow({ pseudonym, lesion, review, styles, emphasise }: MissedProps) {
  const others = review.lesions.flatMap((each, index) => (each.id !== lesion.id && each.readers.some((reader) => reader.pseudonym === pseudonym) ? [(each.label ? said(each.label) : words.lesion(index + 1)).toLowerCase()] : []));
  const noLesion = review.submissions.some((each) => each.pseudonym === pseudonym && each.noLesion);
  const what = others.length > 0 ? words.markedOther(others.join(', ')) : noLesion ? words.noLesion : words.notMarked;
  return (
    <tr className={lesion.missedBy.length < lesion.readers.length ? 'missed few' : 'missed'} data-testid={`reader-row-${pseudonym}`} data-missed="true" onPointerEnter={() => emphasise(pseudonym)}>
      <th scope="row">
        <Who pseudonym={pseudonym} styles={styles} emphasise={emphasise} />
      </th>
      <td colSpan={review.consensusShown ? 4 : 3} className="what">
        {what}
      </td>
    </tr>
  );
}
