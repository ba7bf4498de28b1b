import { fixed, localized } from '../../texts/numbers';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { viewingOf } from './kept';
import './viewing.css';

const words = texts.viewing;

interface Props {
  assignmentId: string;
  slices: number;
  isOpen: boolean;
  onClose: () => void;
}

/** All that is told of how the case was looked at, in plain words. */
export function RecordedSheet({ assignmentId, slices, isOpen, onClose }: Props) {
  return (
    <Sheet title={words.recorded} isOpen={isOpen} onClose={onClose}>
      <p>{words.recordedText}</p>
      {isOpen && <Facts assignmentId={assignmentId} slices={slices} />}
      <div className="actions">
        <Button onPress={onClose} autoFocus>
          {words.close}
        </Button>
      </div>
    </Sheet>
  );
}

function Facts({ assignmentId, slices }: { assignmentId: string; slices: number }) {
  const viewing = viewingOf(assignmentId);
  const seen = viewing.slicesSeen.reduce((count, [first, last]) => count + last - first + 1, 0);
  const facts: [name: string, said: string, hint?: string][] = [
    [words.active, words.activeTime(Math.floor(viewing.activeSeconds / 60), viewing.activeSeconds % 60), words.activeHint],
    [words.slices, words.slicesOf(seen, slices)],
    [words.windows, viewing.windows.map(({ level, width, seconds }) => words.window(localized(String(level)), localized(String(width)), seconds)).join('; ') || words.none],
    [words.zoom, viewing.zoom ? words.zoomRange(fixed(viewing.zoom.least, 2), fixed(viewing.zoom.most, 2)) : words.none],
    [words.input, viewing.input.map((each) => words.inputs[each]).join(', ') || words.none],
    [words.display, words.displaySize(viewing.display.width, viewing.display.height, fixed(viewing.display.pixelRatio, 2))],
    [words.grey, words.greys[viewing.greyPattern]],
  ];
  return (
    <dl className="recorded" data-testid="recorded">
      {facts.map(([name, said, hint]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {said}
            {hint && <div className="quiet small">{hint}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
