import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Finding, Mark } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Button, Key } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import type { ReaderStyle } from '../../ui/readers';
import { findingStyles } from '../marks/findingStyle';
import { inHandWords } from '../marks/inHand';
import { sheetOf } from '../marks/millimetres';
import { gapBetween } from '../marks/region/onSlices';
import { sliceOf } from '../marks/target';
import { headline } from '../state/measurements';
import { findingWord, newTrackingUid, withFinding, withNoLesion, withoutFinding } from '../state/reading';
import { FindingName, type Renaming } from './FindingName';
import { FindingNumbers } from './FindingNumbers';
import { MarkRows } from './MarkRows';
import type { CaseInHand } from '../useCase';

interface Props {
  inHand: CaseInHand;
  show: (slice: number) => void;
  wordOf: (mark: Mark) => string;
  newFinding: () => void;
  fillBetween: () => void;
  /** The finding whose name is being typed. */
  renaming: Renaming;
}

export const addFinding = (inHand: CaseInHand) => {
  const uid = newTrackingUid();
  inHand.dispatch({ type: 'change', change: (reading) => withFinding(reading, uid, findingWord), select: { finding: uid, mark: null } });
};

export function FindingList({ inHand, show, wordOf, newFinding, fillBetween, renaming }: Props) {
  const { state, dispatch, record } = inHand;
  const { findings, noLesion } = state.reading;
  const { maxFindings } = record.assignment.template;
  const words = texts.reading;
  const styles = findingStyles(findings);
  return (
    <Panel name={words.findings} aside={words.findingCount(findings.length, maxFindings)}>
      <ul className="findings" data-testid="finding-list">
        {findings.map((finding, index) => (
          <FindingCard key={finding.trackingUid} finding={finding} index={index} style={styles[index]!} inHand={inHand} show={show} wordOf={wordOf} fillBetween={fillBetween} renaming={renaming} />
        ))}
      </ul>
      {findings.length === 0 && <p className="quiet small">{noLesion ? words.noLesionSaid : words.noFindingYet}</p>}
      <div className="finding-verbs">
        {!noLesion && (
          <Button size="small" onPress={newFinding} isDisabled={findings.length >= maxFindings} data-testid="new-finding">
            {words.newFinding} <Key>N</Key>
          </Button>
        )}
        {/* It would take all that is drawn away: whoever means that deletes the findings first. */}
        {findings.every(({ marks }) => marks.length === 0) && <Button
          size="small"
          className={noLesion ? 'chosen' : ''}
          aria-pressed={noLesion}
          onPress={() => dispatch({ type: 'change', change: (reading) => withNoLesion(reading, !reading.noLesion), select: { finding: null, mark: null } })}
          data-testid="no-lesion"
        >
          {words.noLesion} <Key>⇧N</Key>
        </Button>}
      </div>
    </Panel>
  );
}

function FindingCard({ finding, index, style, inHand, show, wordOf, fillBetween, renaming }: Omit<Props, 'newFinding'> & { finding: Finding; index: number; style: ReaderStyle }) {
  const { state, dispatch, record } = inHand;
  const images = record.assignment.case;
  const words = texts.reading;
  const select = (mark: Mark | null) => {
    dispatch({ type: 'select', finding: finding.trackingUid, mark: mark?.id ?? null });
    const shown = mark ?? finding.marks[0];
    if (shown) show(sliceOf(images, shown));
  };
  const chosen = state.finding === finding.trackingUid;
  return (
    <li className={chosen ? 'finding chosen' : 'finding'} data-testid={`finding-${index + 1}`}>
      <div className="head">
        <FindingName finding={finding} style={style} chosen={chosen} onChoose={() => select(null)} renaming={renaming} dispatch={dispatch} />
        <TooltipTrigger delay={500} closeDelay={0}>
          <AriaButton className="remove" aria-label={words.deleteFinding(said(finding.label))} aria-keyshortcuts="Shift+Delete" onPress={() => dispatch({ type: 'change', change: (reading) => withoutFinding(reading, finding.trackingUid) })}>
            ×
          </AriaButton>
          <Tooltip className="tooltip">{words.deleteFinding(said(finding.label))} <Key>{`⇧${words.markVerbs.deleteKey}`}</Key></Tooltip>
        </TooltipTrigger>
      </div>
      <MarkRows finding={finding} inHand={inHand} wordOf={wordOf} onChoose={select} />
      <FindingNumbers finding={finding} inHand={inHand} />
      {chosen && gapBetween(finding.marks, images) && (
        <Button size="small" className="between" onPress={fillBetween} data-testid="fill-between">
          {words.fillBetween} <Key>⇧F</Key>
        </Button>
      )}
    </li>
  );
}

/** The server's number for a mark as it is now. Until that comes, what this page measures itself, told as such: "≈ 21.4 mm". */
export function wordOfMark(inHand: CaseInHand, mark: Mark): string {
  if (mark.kind === 'arrow') return mark.text ?? texts.reading.noText;
  const { measured } = inHand.record;
  if (measured && inHand.isMeasured(mark)) return headline(measured, mark) ?? texts.reading.noNumber;
  const { case: images } = inHand.record.assignment;
  const here = inHandWords(mark, sheetOf(images), images.calibration !== 'none');
  if (here) return here;
  return inHand.save.kind === 'device' || inHand.save.kind === 'sending' || inHand.save.kind === 'saved' ? texts.reading.measuring : texts.reading.notMeasured;
}
