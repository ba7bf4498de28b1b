import type { DecisionRow } from '../../../api/adjudication';
import type { CaseReview } from '../../../api/contract';
import { texts } from '../../../texts';
import { reasonSaid, said } from '../../../texts/said';
import { Button, Key } from '../../../ui/Button';
import { moment } from '../../format';
import type { ReaderStyles } from '../readerStyles';
import { Swatch } from '../Swatch';
import { UndoEntry } from './UndoEntry';
import type { AdjudicationDesk } from './useAdjudication';

const words = texts.curator.adjudication;

interface Props {
  review: CaseReview;
  desk: AdjudicationDesk;
  styles: ReaderStyles;
}

/** Everything that was decided on the case, the latest first. What was undone stays, with who took it back. */
export function History({ review, desk, styles }: Props) {
  const { decisions } = review;
  const last = decisions.find(({ undone }) => !undone);
  return (
    <div className="decisions" data-testid="decisions">
      <h3 className="quiet">
        {words.history} <span>{words.historyCount(decisions.length, decisions.filter(({ undone }) => undone).length)}</span>
      </h3>
      <ol>
        {decisions.map((row) => (
          <li key={row.id} className={row.undone ? 'undone' : row.stands ? undefined : 'superseded'} data-stands={row.stands} data-testid={`decision-${row.kind}`} data-undone={row.undone !== null}>
            <Row row={row} styles={styles} />
            {!row.undone && review.mayAdjudicate === null && desk.undoing?.decision !== row.id && (
              <Button size="small" kind="plain" onPress={() => desk.beginUndo(row)} data-testid="undo-decision">
                {words.undo} {row === last && !desk.form && <Key>{words.undoKeys}</Key>}
              </Button>
            )}
            {desk.undoing?.decision === row.id && <UndoEntry desk={desk} undoing={desk.undoing} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ row, styles }: { row: DecisionRow; styles: ReaderStyles }) {
  return (
    <div className="row">
      <p className="what">
        <span>{row.kind === 'readerChosen' && row.chosen ? words.doneBy(row.chosen) : words.done[row.kind]}</span>
        {row.lesion && <span className="quiet"> {(row.kind === 'merged' || row.kind === 'split' ? words.nowLesion : words.onLesion)(said(row.lesion))}</span>}
      </p>
      <p className="why">
        {reasonSaid(row.reason)}
        {row.comment && <span className="comment"> · {row.comment}</span>}
      </p>
      <p className="quiet readers" title={words.marksOf(row.readers.join(', '))}>
        <span className="visually-hidden">{words.marksOf(row.readers.join(', '))}</span>
        {[...new Set(row.readers)].map((reader) => (
          <Swatch key={reader} style={styles.of(reader)} />
        ))}
      </p>
      <p className="quiet">
        {words.by(row.curator, moment(row.at))} · {row.beforeConsensus ? words.before : words.after}
      </p>
      {row.undone && (
        <p className="undone-by" data-testid="undone-by">
          {words.undone(row.undone.curator, moment(row.undone.at))}
          {row.undone.comment && ` · ${row.undone.comment}`}
        </p>
      )}
      {!row.undone && !row.stands && !row.notApplied && <p className="quiet">{words.superseded}</p>}
      {row.notApplied && <p className="not-applied">{said(row.notApplied)}</p>}
    </div>
  );
}
