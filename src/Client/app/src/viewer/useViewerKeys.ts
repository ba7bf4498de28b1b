import { isTyping, takesArrows, takesDigits, useKeys } from '../ui/keys';
import type { ImageStage } from './stage';

/** Arrows scroll, digits choose a window, 0 fits, + and − zoom: the same on the reader's and the curator's image. */
export function useViewerKeys(stage: ImageStage | null): void {
  useKeys((event) => {
    if (!stage || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false;
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
      stage.setWindow(preset);
    }
    return true;
  });
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
