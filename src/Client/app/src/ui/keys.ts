import { useEffect, useRef, type RefObject } from 'react';
import { isLetterKey, letterKeys } from './letterKeys';

const opened = () => document.querySelector('.veil, [role="menu"]') !== null;

/** Where letters are text and must not be taken for shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['range', 'radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Where arrows or digits already mean something: a question, a slider, a list. */
export const takesArrows = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[data-takes-digits], input, [role="slider"], [role="region"]') !== null;
export const takesDigits = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('[data-takes-digits]') !== null;
/** A picture of its own, which arrows go through and + and − zoom. */
export const takesLooking = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('[data-takes-looking]');
/** Where Enter presses what has the focus. */
export const takesEnter = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('button, a, [role="button"]') !== null;

/**
 * Keys of the whole page, seen before any component can swallow them; silent while a dialog or menu is open or a key is already handled.
 * The handler returns true when the key was its own.
 */
export function useKeys(handle: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || opened()) return;
      if (isLetterKey(event) && !letterKeys()) return;
      if (!latest.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/**
 * For a page whose keys belong to the image: what was pressed with a pointer lets go of the focus, so that the next arrow scrolls and does not
 * change the answer just given, and Enter submits and does not press the same button again. Text keeps the focus.
 */
export function usePressLetsGo(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    let lifted = -Infinity;
    let pressed: Element | null = null;
    // Only what was pressed lets go: where the press has led the focus elsewhere, to the first missing answer, it stays.
    const letGo = () => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || !element.contains(activeElement) || isTyping(activeElement)) return;
      if (activeElement.contains(pressed) || pressed?.closest('[data-takes-digits]')?.contains(activeElement)) activeElement.blur();
    };
    const onPointerUp = (event: PointerEvent) => {
      lifted = performance.now();
      pressed = event.target instanceof Element ? event.target : null;
      setTimeout(letGo);
    };
    // A label passes its click on to its input, which takes the focus only then.
    const onFocus = () => {
      if (performance.now() - lifted < 200) queueMicrotask(letGo);
    };
    element.addEventListener('pointerup', onPointerUp, true);
    element.addEventListener('focusin', onFocus, true);
    return () => {
      element.removeEventListener('pointerup', onPointerUp, true);
      element.removeEventListener('focusin', onFocus, true);
    };
  }, [page]);
}
