import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CaseImages, ImagePoint } from '../../api/contract';
import { texts } from '../../texts';
import { isTyping, takesArrows, takesEnter, useKeys } from '../../ui/keys';
import type { ImageStage } from '../stage';
import { useStageState } from '../useStage';
import { toCanvas } from '../view';
import type { KeyedTool } from './keyedTool';
import { useKeyPointer } from './useKeyPointer';
import './byKeys.css';

interface Props {
  stage: ImageStage | null;
  tool: KeyedTool;
  images: CaseImages;
  /** The value of the pixel under it, in words. */
  say: (value: number) => string;
}

const steps: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const FAR = 10;
/** A key that is held down moves faster than anyone listens. */
const QUIET_MS = 350;

/**
 * The cross of the pointer by keys, with its keys and what it tells. It is always there, inside the viewport: so its keys are asked before those of the
 * viewer, whose arrows and Space it takes while it is on the image.
 */
export function KeyPointerOverImage({ stage, tool, images, say }: Props) {
  const pointer = useKeyPointer(stage, tool, images);
  const state = useStageState(stage);
  useSyncExternalStore(tool.subscribe, tool.snapshot);
  const place = useRef<HTMLDivElement>(null);
  const away = useRef(pointer.leave);
  away.current = pointer.leave;
  useEffect(() => () => away.current(), []);
  useKeys((event) => {
    const { target, key } = event;
    if (isTyping(target) || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (key === ' ' && event.shiftKey) {
      const isHere = pointer.point && (document.activeElement === document.body || document.activeElement === place.current);
      if (isHere) pointer.leave();
      else {
        pointer.begin();
        // Where the letters and arrows of a screen reader go to the page.
        requestAnimationFrame(() => place.current?.focus());
      }
      return true;
    }
    if (!pointer.point) return false;
    const step = steps[key];
    if (step) return !takesArrows(target) && done(() => pointer.move(event.shiftKey ? [step[0] * FAR, step[1] * FAR] : step));
    if (key === ' ') return !takesArrows(target) && !takesEnter(target) && done(pointer.press);
    if (key === 'Enter') return !takesEnter(target) && (tool.close() || done(pointer.press));
    // What is in the hand is given up first.
    return key === 'Escape' && !tool.isDrawing && done(pointer.leave);
  });

  const words = texts.viewer.byKeys;
  const { point } = pointer;
  const value = point && stage?.valueAt(point);
  const at = point && state ? words.at(Math.floor(point[0]) + 1, Math.floor(point[1]) + 1, state.shown + 1) : '';
  const told = point ? [tool.holds ? words.holds : tool.isDrawing ? words.drawing : words.idle, at + (value == null ? '' : `, ${say(value)}`)] : [];
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">{useSettled(told.join(' '))}</div>
      {point && state?.view && (
        <div className="key-pointer" ref={place} role="application" aria-label={words.title} tabIndex={-1} data-testid="key-pointer" data-at={point.join(' ')} data-holds={tool.holds}>
          <Cross at={toCanvas(state.view, point)} holds={tool.holds} />
          <div className="told" aria-hidden>
            <strong>{told[1]}</strong>
            <span>{told[0]}</span>
          </div>
        </div>
      )}
    </>
  );
}

function Cross({ at: [x, y], holds }: { at: ImagePoint; holds: boolean }) {
  const arms = `M${x - 18} ${y}h13M${x + 5} ${y}h13M${x} ${y - 18}v13M${x} ${y + 5}v13`;
  return (
    <svg width="100%" height="100%" aria-hidden className={holds ? 'holds' : undefined}>
      <path className="halo" d={arms} />
      <path d={arms} />
      <circle cx={x} cy={y} r={holds ? 4 : 1.5} />
    </svg>
  );
}

/** What was said last, once nothing new is said for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function done(verb: () => unknown): true {
  verb();
  return true;
}
