import { useEffect, useRef } from 'react';

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
      if (!latest.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
