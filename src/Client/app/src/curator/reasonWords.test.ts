import { expect, it } from 'vitest';
import { reasonWords } from './reasonWords';

it('says a reason known by name in words', () => {
  expect(reasonWords('needAtLeastTwoReaders')).toBe('it needs two readers');
});
it('keeps the words of the server, fit to stand after a colon', () => {
  expect(reasonWords('Only one reader marked it.')).toBe('only one reader marked it');
  expect(reasonWords('ICC needs two cases')).toBe('ICC needs two cases');
});
