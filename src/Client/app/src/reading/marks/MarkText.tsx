import { useRef, useState } from 'react';
import type { Mark } from '../../api/contract';
import { texts } from '../../texts';
import { toCanvas, type View } from '../../viewer/view';
import { plainText } from '../state/plainText';
import { longest } from '../state/reading';

interface Props {
  mark: Mark;
  view: View;
  onKeep: (text: string) => void;
  onEnd: () => void;
}

const WIDTH = 220;

/** The text of an arrow or point, typed where it stands and kept as it is typed. Enter ends it, Escape puts back what was there. */
export function MarkText({ mark, view, onKeep, onEnd }: Props) {
  const [text, setText] = useState(mark.text ?? '');
  const before = useRef(text);
  const [x, y] = toCanvas(view, mark.points.at(-1)!);
  const over = useRef(false);
  const type = (typed: string) => {
    setText(typed);
    onKeep(typed);
  };
  // Leaving the page's tree is a blur as well.
  const end = (kept: boolean) => {
    if (over.current) return;
    over.current = true;
    if (!kept) onKeep(before.current);
    onEnd();
  };
  return (
    <input
      className="mark-text"
      style={{ left: Math.max(8, Math.min(view.width - WIDTH - 8, x + 10)), top: Math.max(8, Math.min(view.height - 52, y - 18)), width: WIDTH }}
      aria-label={texts.reading.writeText}
      placeholder={texts.reading.writeText}
      data-testid="mark-text"
      value={text}
      maxLength={longest.text}
      autoFocus
      onChange={(event) => type(plainText(event.target.value))}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') end(false);
      }}
    />
  );
}
