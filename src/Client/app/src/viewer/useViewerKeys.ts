import { isTyping, takesArrows, takesDigits, takesEnter, takesLooking, useKeys } from '../ui/keys';
import { digitOf } from '../ui/digit';
import { otherRate } from './cine';
import type { ImageStage } from './stage';

export interface ViewerVerbs {
  magnify(): void;
  planes(): void;
  cross(): void;
  beside(): void;
  link(): void;
  /** The next colour map; null where the images take none. */
  colours: (() => void) | null;
  /** A thicker slab or, with −1, a thinner one; null while the other planes are away. */
  slab: ((step: 1 | -1) => void) | null;
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
    if (takesLooking(event.target) && /^(Arrow.*|Page.*|[-+=0])$/.test(event.key)) return false;
    const state = stage.snapshot();
    const slice = !takesArrows(event.target) && sliceAfter(event.key, state.wanted);
    if (slice !== false && slice !== null) {
      void stage.show(slice);
      return true;
    }
    if (takesDigits(event.target)) return false;
    const digit = digitOf(event);
    if (digit === 0) stage.fit();
    else if (digit) {
      const preset = state.presets[digit - 1];
      if (!preset) return false;
      stage.choose(preset);
    } else {
      const nearer = zoomOf(event);
      if (!nearer) return false;
      stage.zoomBy(nearer, middle(stage));
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
    const { colours, slab } = verbs;
    if (slab && (event.key === 'PageUp' || event.key === 'PageDown')) return () => slab(event.key === 'PageUp' ? 1 : -1);
    if (colours && event.key.toLowerCase() === 'c') return colours;
    return { h: () => stage.turn('flipVertical'), r: () => stage.turn('quarter'), k: verbs.cross, b: verbs.beside, l: verbs.link }[event.key.toLowerCase()] ?? null;
  }
  return { i: () => stage.invert(), h: () => stage.turn('flipHorizontal'), m: verbs.magnify, k: verbs.planes }[event.key.toLowerCase()] ?? null;
}

/** By what a key zooms. Beside the key of `=` is always that of less, also where the sign itself shares the key of a digit (AZERTY). */
function zoomOf({ key, code, shiftKey }: KeyboardEvent): number | null {
  if (key === '+' || key === '=') return 1.25;
  return key === '-' || (code === 'Minus' && !shiftKey) ? 0.8 : null;
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
