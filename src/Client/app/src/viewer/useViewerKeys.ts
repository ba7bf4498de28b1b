import { isTyping, takesArrows, takesDigits, takesEnter, useKeys } from '../ui/keys';
import { otherRate } from './cine';
import type { ImageStage } from './stage';

export interface ViewerVerbs {
  magnify(): void;
  planes(): void;
  cross(): void;
  beside(): void;
  link(): void;
}

/** Arrows scroll, digits choose a window, 0 fits, + and − zoom, letters look otherwise: the same on the reader's and the curator's image. */
export function useViewerKeys(stage: ImageStage | null, verbs: ViewerVerbs): void {
  useKeys((event) => {
    if (!stage || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false;
    const look = lookOf(event, stage, verbs);
    if (look) {
      look();
      return true;
    }
    if (event.shiftKey && event.key.startsWith('Arrow')) return false;
    const state = stage.snapshot();
    const slice = !takesArrows(event.target) && sliceAfter(event.key, state.wanted);
    if (slice !== false && slice !== null) {
      void stage.show(slice);
      return true;
    }
    if (takesDigits(event.target)) return false;
    if (event.key === '0') stage.fit();
    else if (event.key === '+' || event.key === '=') stage.zoomBy(1.25, middle(stage));
    else if (event.key === '-') stage.zoomBy(0.8, middle(stage));
    else {
      const preset = /^[1-9]$/.test(event.key) ? state.presets[Number(event.key) - 1] : undefined;
      if (!preset) return false;
      stage.choose(preset);
    }
    return true;
  });
}

/** What a key does to how the image is looked at; null when it is another's. */
function lookOf(event: KeyboardEvent, stage: ImageStage, verbs: ViewerVerbs): (() => void) | null {
  const { playing } = stage.snapshot();
  // Space presses the button that has the focus.
  if (event.key === ' ') return takesEnter(event.target) || takesArrows(event.target) ? null : () => stage.play(playing === null ? undefined : null);
  if (event.shiftKey) {
    if (playing !== null && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return () => stage.play(otherRate(playing, event.key === 'ArrowUp' ? 1 : -1));
    if (event.code === 'Digit0') return () => stage.reset();
    return { h: () => stage.turn('flipVertical'), r: () => stage.turn('quarter'), k: verbs.cross, b: verbs.beside, l: verbs.link }[event.key.toLowerCase()] ?? null;
  }
  return { i: () => stage.invert(), h: () => stage.turn('flipHorizontal'), m: verbs.magnify, k: verbs.planes }[event.key.toLowerCase()] ?? null;
}

function sliceAfter(key: string, slice: number): number | null {
  const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1, PageUp: -5, PageDown: 5, Home: -Infinity, End: Infinity };
  const step = steps[key];
  if (step === undefined) return null;
  return Number.isFinite(step) ? slice + step : step < 0 ? 0 : Number.MAX_SAFE_INTEGER;
}

function middle(stage: ImageStage): [number, number] {
  const view = stage.snapshot().view;
  return view ? [view.width / 2, view.height / 2] : [0, 0];
}
