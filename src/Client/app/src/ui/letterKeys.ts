const place = 'letter-keys';

/** Whether keys of a single character act on the page; who speaks to the browser, or whose hand slips, switches them off (WCAG 2.2, 2.1.4). */
export function letterKeys(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

export function setLetterKeys(on: boolean): void {
  try {
    localStorage.setItem(place, on ? 'on' : 'off');
  } catch {
    return;
  }
}

/** A character alone, where Ctrl, Alt and Meta are up. */
export const isLetterKey = ({ key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>) =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey;
