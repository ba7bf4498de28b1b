import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CaseImages, Finding, Mark } from '../../api/contract';
import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import { sliceOf } from '../marks/target';
import { withoutMark, withShortAxisKept } from '../state/reading';
import type { CaseInHand } from '../useCase';

interface Props {
  finding: Finding;
  inHand: CaseInHand;
  wordOf: (mark: Mark) => string;
  onChoose: (mark: Mark) => void;
}

/** More regions than this are one row until they are asked for: a grown lesion has one on every slice. */
const FEW = 4;

/** The marks of a finding in the order of their slices. */
export function MarkRows({ finding, inHand, wordOf, onChoose }: Props) {
  const images = inHand.record.assignment.case;
  const [open, setOpen] = useState(false);
  const marks = [...finding.marks].sort((a, b) => sliceOf(images, a) - sliceOf(images, b));
  const regions = marks.filter((mark) => mark.kind === 'region');
  const folded = regions.length > FEW && !open;
  const shown = folded ? marks.filter((mark) => mark.kind !== 'region' || mark.id === inHand.state.mark) : marks;
  const slices = regions.map((mark) => sliceOf(images, mark) + 1);
  return (
    <>
      {shown.map((mark) => (
        <MarkRow key={mark.id} mark={mark} inHand={inHand} images={images} wordOf={wordOf} onChoose={() => onChoose(mark)} />
      ))}
      {regions.length > FEW && (
        <AriaButton className="folded" aria-expanded={open} onPress={() => setOpen(!open)} data-testid="folded-marks">
          {open ? texts.reading.foldRegions : texts.reading.foldedRegions(regions.length, slices[0]!, slices.at(-1)!)}
        </AriaButton>
      )}
    </>
  );
}

function MarkRow({ mark, inHand, images, wordOf, onChoose }: { mark: Mark; inHand: CaseInHand; images: CaseImages; wordOf: Props['wordOf']; onChoose: () => void }) {
  const words = texts.reading;
  const place = inHand.placeOf(mark);
  return (
    <>
      <div className={inHand.state.mark === mark.id ? 'mark-row chosen' : 'mark-row'} data-testid="mark-row" data-kind={mark.kind} data-mark={mark.id}>
        <AriaButton className="go" onPress={onChoose}>
          <span className={`dot ${place === 'saved' ? 'stored' : place}`} role="img" aria-label={words.markPlace[place]} data-place={place} />
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
      {mark.shortAxisProposed && (
        <p className="proposed" data-testid="short-axis-proposed">
          {words.shortAxisProposed}
          <Button size="small" onPress={() => inHand.dispatch({ type: 'change', change: (reading) => withShortAxisKept(reading, mark.id) })} data-testid="keep-short-axis">
            {words.keepShortAxis} <Key>⇧A</Key>
          </Button>
        </p>
      )}
    </>
  );
}
