import { expect, test } from 'vitest';
import { plainText } from './plainText';

test('what cannot be stored goes, and all else stays', () => {
  expect(plainText('a\u000bb\u0000c\ud800d\udc00e\ufffe')).toBe('abcde');
  expect(plainText('Läsion\t1\r\n病変 😀')).toBe('Läsion\t1\r\n病変 😀');
});
