import { useRef, type PointerEvent } from 'react';
import { texts } from '../texts';
import type { ImageStage } from './stage';
import type { StageState } from './stageState';


interface Props {
  stage: ImageStage;
  state: StageState;
  count: number;
  marks: { slice: number; colour: string }[];
}

/** All slices on one line: which have arrived, which one is in view, where marks are. Drag it to scroll. */
export function Scrubber({ stage, state, count, marks }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const scrub = (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    if (!box || !event.buttons) return;
    void stage.show(Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count)));
  };
  const left = (slice: number) => `${((slice + 0.5) / count) * 100}%`;
  return (
    <div
      className="scrubber"
      role="slider"
      tabIndex={0}
      aria-label={texts.viewer.slices}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={state.wanted + 1}
      aria-valuetext={texts.viewer.sliceOf(state.wanted + 1, count)}
      data-testid="scrubber"
      data-loaded={state.loaded.size}
      onKeyDown={(event) => {
        const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        void stage.show(state.wanted + step);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={scrub}
    >
      <div className="line" ref={line}>
        {runs(state.loaded, count).map(([from, to]) => (
          <span key={from} className="loaded" style={{ left: `${(from / count) * 100}%`, width: `${((to - from) / count) * 100}%` }} />
        ))}
        {marks.map((mark, index) => (
          <span key={index} className="mark" style={{ left: left(mark.slice), background: mark.colour }} />
        ))}
        <span className="thumb" style={{ left: left(state.wanted) }} />
      </div>
    </div>
  );
}

/** Slices next to each other as half-open runs, so that a complete series is one element and not hundreds. */
function runs(loaded: ReadonlySet<number>, count: number): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let slice = 0; slice < count; slice++) {
    if (!loaded.has(slice)) continue;
    const last = found.at(-1);
    if (last && last[1] === slice) last[1] = slice + 1;
    else found.push([slice, slice + 1]);
  }
  return found;
}
