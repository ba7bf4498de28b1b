import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

type Pressed = Pick<KeyboardEvent | ReactKeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * The digit that a key stands for: the one it types or, on keyboards whose top row types letters and signs (AZERTY), the one that is printed on it;
 * null for any other key. Keys that type no character, such as the arrows of a number pad, stay what they are.
 */
export function digitOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }: Pressed): number | null {
  if (/^[0-9]$/.test(key)) return Number(key);
  const place = /^(?:Digit|Numpad)([0-9])$/.exec(code);
  return place && [...key].length === 1 && !(shiftKey || ctrlKey || altKey || metaKey) ? Number(place[1]) : null;
}
