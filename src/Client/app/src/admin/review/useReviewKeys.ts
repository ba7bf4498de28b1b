import { useKeys, isTyping } from '../../ui/keys';
import type { Areas } from './useAreas';

interface Actions {
  areas: Areas;
  add: () => void;
  step: (frames: number) => void;
  /** Zero: all of the image. */
  zoom: (by: number) => void;
  onGo: (step: number) => void;
  release: () => void;
  reject: () => void;
  onFace: () => void;
  onPreview: () => void;
}

/** The keys of texts.admin.review.keys; those of a selected area are the area's own. */
export function useReviewKeys({ areas, add, step, zoom, onGo, release, reject, onPreview, onFace }: Actions): void {
  useKeys((event) => {
    if (isTyping(event.target)) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) {
      if (key === 'y' || (key === 'z' && event.shiftKey)) areas.redo();
      else if (key === 'z') areas.undo();
      else if (key === 'Enter') release();
      else return false;
      return true;
    }
    if (event.altKey) return false;
    const actions: Record<string, () => void> = {
      n: add,
      b: onPreview,
      j: () => onGo(1),
      k: () => onGo(-1),
      x: reject,
      f: onFace,
      PageDown: () => step(1),
      PageUp: () => step(-1),
      '+': () => zoom(1.5),
      '-': () => zoom(1 / 1.5),
      '0': () => zoom(0),
      Escape: () => areas.select(null),
    };
    // A selected area, a slider and a list have arrows of their own.
    if (!has(event.target, '.area, input')) Object.assign(actions, { ArrowRight: () => step(1), ArrowLeft: () => step(-1) });
    if (!has(event.target, '.area, input, .held-list')) Object.assign(actions, { ArrowDown: () => onGo(1), ArrowUp: () => onGo(-1) });
    actions[key]?.();
    return key in actions;
  });
}

const has = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector) !== null;
