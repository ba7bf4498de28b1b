import type { KeyboardEvent } from 'react';
import { digitOf } from './digit';

/** Keys 1–9, without a modifier, stand for the options in their order; a key that stands for one goes no further. */
export function optionByDigit<T>(event: KeyboardEvent, options: readonly T[]): T | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const digit = digitOf(event);
  const option = digit ? options[digit - 1] : undefined;
  if (option) {
    event.preventDefault();
    event.stopPropagation();
  }
  return option;
}
