import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Sha256 } from './sha256';

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 131 + (i >> 3)) & 255);

it('is the digest of FIPS 180-4, example “abc”', () => {
  expect(new Sha256().update(new TextEncoder().encode('abc')).hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('is what another implementation says, at every length around a block', () => {
  for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000, 100_000]) {
    expect(new Sha256().update(bytes(length)).hex()).toBe(createHash('sha256').update(bytes(length)).digest('hex'));
  }
});

it('does not depend on how the bytes are cut', () => {
  const all = bytes(5000);
  const whole = new Sha256().update(all).hex();
  for (const piece of [1, 7, 63, 64, 65, 333]) {
    const cut = new Sha256();
    for (let at = 0; at < all.length; at += piece) cut.update(all.subarray(at, at + piece));
    expect(cut.hex()).toBe(whole);
  }
});
