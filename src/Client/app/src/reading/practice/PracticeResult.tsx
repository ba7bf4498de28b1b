import { Button as AriaButton } from 'react-aria-components';
import type { PracticeFeedback, PracticeRow } from '../../api/contract';
import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { figures } from '../state/measurements';
import { middleSlice } from './truth';
import './practice.css';

const words = texts.practice;

interface Props {
  feedback: PracticeFeedback;
  show: (slice: number) => void;
  onAgain: () => void;
  onNext: () => void;
}

/** After a practice case: lesion by lesion what was marked and what is known. */
export function PracticeResult({ feedback, show, onAgain, onNext }: Props) {
  const lesions = feedback.rows.filter((row) => row.truth !== null);
  return (
    <Panel name={words.title} testId="practice-result">
      <p role="status">{words.found(lesions.filter((row) => row.finding !== null).length, lesions.length)}</p>
      <ul className="practice-rows">
        {feedback.rows.map((row, index) => (
          <Row key={index} row={row} slice={middleSlice(feedback, row.truth)} show={show} />
        ))}
      </ul>
      <p className="quiet small">{words.legend}</p>
      <div className="practice-verbs">
        <Button kind="primary" onPress={onNext} data-testid="practice-next">
          {words.next} <Key>⏎</Key>
        </Button>
        <Button onPress={onAgain} data-testid="practice-again">
          {words.again}
        </Button>
      </div>
    </Panel>
  );
}

function Row({ row, slice, show }: { row: PracticeRow; slice: number | null; show: (slice: number) => void }) {
  const name = row.truth ?? row.finding ?? '';
  return (
    <li className={row.truth !== null && row.finding !== null ? 'found' : 'off'} data-testid="practice-row">
      <AriaButton className="name" isDisabled={slice === null} aria-label={words.show(name)} onPress={() => slice !== null && show(slice)}>
        {name}
      </AriaButton>
      <span className="what">{said(row)}</span>
    </li>
  );
}

function said(row: PracticeRow): string {
  if (row.truth === null) return words.extra;
  if (row.finding === null) return words.missed;
  const axis = row.longAxis !== null && row.trueLongAxis !== null ? words.axis(figures(row.longAxis), figures(row.trueLongAxis)) : null;
  return [row.dice === null ? null : words.overlap(Math.round(100 * row.dice)), axis].filter((part) => part !== null).join(' · ');
}
