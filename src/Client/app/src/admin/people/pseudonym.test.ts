import { expect, it } from 'vitest';
import { isPseudonym } from './pseudonym';

it('takes words with hyphens and digits', () => {
  expect(['quiet-otter', 'reader2', 'a1b'].every(isPseudonym)).toBe(true);
});
it('refuses what cannot stand in a file name or is too short or long', () => {
  expect(['', 'ab', 'Otter', '2nd', 'Dr. Kim', 'a_b', 'otter ', 'a'.repeat(41), '-otter'].some(isPseudonym)).toBe(false);
});
