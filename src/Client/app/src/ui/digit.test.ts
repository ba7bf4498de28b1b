import { describe, expect, it } from 'vitest';
import { digitOf } from './digit';

const bare = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

describe('a digit', () => {
  it('is what the key types, or what stands on it where the top row of the keyboard types something else', () => {
    expect(digitOf({ ...bare, key: '2', code: 'Digit2' })).toBe(2);
    expect(digitOf({ ...bare, key: 'é', code: 'Digit2' })).toBe(2);
    expect(digitOf({ ...bare, key: '-', code: 'Digit6' })).toBe(6);
    expect(digitOf({ ...bare, key: 'à', code: 'Digit0' })).toBe(0);
    expect(digitOf({ ...bare, key: '2', code: 'Digit2', shiftKey: true })).toBe(2);
    expect(digitOf({ ...bare, key: '5', code: 'Numpad5' })).toBe(5);
  });

  it('is no key with a modifier that types something else, no sign of another row and no arrow of the number pad', () => {
    expect(digitOf({ ...bare, key: '@', code: 'Digit2', shiftKey: true })).toBeNull();
    expect(digitOf({ ...bare, key: '~', code: 'Digit2', altKey: true })).toBeNull();
    expect(digitOf({ ...bare, key: '-', code: 'Minus' })).toBeNull();
    expect(digitOf({ ...bare, key: 'ArrowUp', code: 'Numpad8' })).toBeNull();
    expect(digitOf({ ...bare, key: 'Dead', code: 'Digit6' })).toBeNull();
  });
});
