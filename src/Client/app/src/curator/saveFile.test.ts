import { expect, it } from 'vitest';
import { csv, fileName } from './saveFile';

it('writes rows by RFC 4180', () => {
  expect(csv(['a', 'b'], [['x,"y"', 0.1], [null, -2]])).toBe('a,b\r\n"x,""y""",0.1\r\n,-2\r\n');
});
it('makes texts that look like formulas inert, and leaves negative numbers alone', () => {
  expect(csv(['a'], [['=cmd()'], ['@x'], [-1.5]])).toBe("a\r\n'=cmd()\r\n'@x\r\n-1.5\r\n");
});
it('names files for any system', () => {
  expect(fileName('Liver métastases / 2', 'bland–altman')).toBe('liver-metastases-2-bland-altman');
});
