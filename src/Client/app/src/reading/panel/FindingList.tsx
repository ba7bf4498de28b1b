import { Button as AriaButton } from 'react-aria-components';
import type { CaseImages, Finding, Mark } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Button, Key } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { findingStyle } from '../marks/findingStyle';
import { sliceOf } from '../marks/target';
import { headline, rest } from '../state/measurements';
import { newTrackingUid, withFinding, withNoLesion, withoutFinding, withoutMark } from '../state/reading';
import { FindingName, type Renaming } from './FindingName';
import type { CaseInHand } from '../useCase';

interface Props {
  inHand: CaseInHand;
  show: (slice: number) => void;
  wordOf: (mark: Mark) => string;
  newFinding: () => void;
  /** The finding whose name is being typed. */
  renaming: Renaming;
}

export const addFinding = (inHand: CaseInHand) => {
  const uid = newTrackingUid();
  inHand.dispatch({ type: 'change', change: (reading) => withFinding(reading, uid, texts.reading.lesion), select: { finding: uid, mark: null } });
};

export function FindingList({ inHand, show, wordOf, newFinding, renaming }: Props) {
  const { state, dispatch, record } = inHand;
  const { findings, noLesion } = state.reading;
  const { maxFindings } = record.assignment.template;
  const words = texts.reading;
  return (
    <Panel name={words.findings} aside={words.findingCount(findings.length, maxFindings)}>
      <ul className="findings" data-testid="finding-list">
        {findings.map((finding, index) => (
          <FindingCard key={finding.trackingUid} finding={finding} index={index} inHand={inHand} show={show} wordOf={wordOf} renaming={renaming} />
        ))}
      </ul>
      {findings.length === 0 && <p className="quiet small">{noLesion ? words.noLesionSaid : words.noFindingYet}</p>}
      <div className="finding-verbs">
        {!noLesion && (
          <Button size="small" onPress={newFinding} isDisabled={findings.length >= maxFindings} data-testid="new-finding">
            {words.newFinding} <Key>N</Key>
          </Button>
        )}
        <Button
          size="small"
          className={noLesion ? 'chosen' : ''}
          aria-pressed={noLesion}
          onPress={() => dispatch({ type: 'change', change: (reading) => withNoLesion(reading, !reading.noLesion), select: { finding: null, mark: null } })}
          data-testid="no-lesion"
        >
          {words.noLesion}
        </Button>
      </div>
    </Panel>
  );
}

function FindingCard({ finding, index, inHand, show, wordOf, renaming }: Omit<Props, 'newFinding'> & { finding: Finding; index: number }) {
  const { state, dispatch, record } = inHand;
  const images = record.assignment.case;
  const words = texts.reading;
  const select = (mark: Mark | null) => {
    dispatch({ type: 'select', finding: finding.trackingUid, mark: mark?.id ?? null });
    const shown = mark ?? finding.marks[0];
    if (shown) show(sliceOf(images, shown));
  };
  const chosen = state.finding === finding.trackingUid;
  const marks = [...finding.marks].sort((a, b) => sliceOf(images, a) - sliceOf(images, b));
  return (
    <li className={chosen ? 'finding chosen' : 'finding'} data-testid={`finding-${index + 1}`}>
      <div className="head">
        <FindingName finding={finding} style={findingStyle(index)} chosen={chosen} onChoose={() => select(null)} renaming={renaming} dispatch={dispatch} />
        <AriaButton className="remove" aria-label={words.deleteFinding(finding.label)} onPress={() => dispatch({ type: 'change', change: (reading) => withoutFinding(reading, finding.trackingUid) })}>
          ×
        </AriaButton>
      </div>
      {marks.map((mark) => (
        <MarkRow key={mark.id} mark={mark} inHand={inHand} images={images} wordOf={wordOf} onChoose={() => select(mark)} />
      ))}
      <Numbers finding={finding} inHand={inHand} images={images} />
    </li>
  );
}

function MarkRow({ mark, inHand, images, wordOf, onChoose }: { mark: Mark; inHand: CaseInHand; images: CaseImages; wordOf: Props['wordOf']; onChoose: () => void }) {
  const words = texts.reading;
  const stored = inHand.isMeasured(mark);
  return (
    <div className={inHand.state.mark === mark.id ? 'mark-row chosen' : 'mark-row'} data-testid="mark-row" data-kind={mark.kind} data-mark={mark.id}>
      <AriaButton className="go" onPress={onChoose}>
        <span className={stored ? 'dot stored' : 'dot'} role="img" aria-label={stored ? words.markSaved : words.markOnDevice} />
        <span className="value">{wordOf(mark)}</span>
        <span className="quiet">
          {words.markKind[mark.kind]} · {words.onSlice(sliceOf(images, mark) + 1)}
        </span>
      </AriaButton>
      <AriaButton
        className="remove"
        aria-label={words.deleteMark(words.markKind[mark.kind], sliceOf(images, mark) + 1)}
        onPress={() => inHand.dispatch({ type: 'change', change: (reading) => withoutMark(reading, mark.id) })}
      >
        ×
      </AriaButton>
    </div>
  );
}

/** What the server says beyond the marks' own numbers, and on what the millimetres stand. */
function Numbers({ finding, inHand, images }: { finding: Finding; inHand: CaseInHand; images: CaseImages }) {
  const { measured } = inHand.record;
  if (finding.marks.length === 0) return <p className="quiet small">{texts.reading.noMarkYet}</p>;
  const current = measured !== null && finding.marks.every(inHand.isMeasured);
  const markLines = current ? finding.marks.flatMap((mark) => (finding.marks.length === 1 ? rest(measured, finding.trackingUid, mark.id) : [])) : [];
  const findingLines = current ? rest(measured, finding.trackingUid, null) : [];
  const notes = current ? measured.notes.filter((note) => note.trackingUid === finding.trackingUid).map((note) => said(note.text)) : [];
  return (
    <>
      {[...findingLines, ...markLines].length > 0 && <p className="numbers">{[...findingLines, ...markLines].join(' · ')}</p>}
      <p className="quiet small">{[texts.reading.calibration[images.calibration], ...notes].join(' · ')}</p>
    </>
  );
}

/** The server's number for a mark as it is now; never the renderer's. */
export function wordOfMark(inHand: CaseInHand, mark: Mark): string {
  if (mark.kind === 'arrow') return mark.text ?? texts.reading.noText;
  const { measured } = inHand.record;
  if (measured && inHand.isMeasured(mark)) return headline(measured, mark) ?? texts.reading.noNumber;
  return inHand.save.kind === 'device' || inHand.save.kind === 'sending' || inHand.save.kind === 'saved' ? texts.reading.measuring : texts.reading.notMeasured;
}
