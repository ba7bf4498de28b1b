import { expect, it } from 'vitest';
import { isLetterKey } from './letterKeys';

const key = (key: string, held: Partial<KeyboardEvent> = {}) => isLetterKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

it('letters, digits and signs alone are single-letter keys; names of keys and what is held with Ctrl are not', () => {
  expect([key('b'), key('?'), key('7'), key('+'), key('É')]).toEqual([true, true, true, true, true]);
  expect([key('ArrowUp'), key('Enter'), key(' '), key('Escape'), key('z', { ctrlKey: true }), key('b', { metaKey: true })]).toEqual([false, false, false, false, false, false]);
});
