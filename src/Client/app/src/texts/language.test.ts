import { describe, expect, it } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { frenchSpaces } from './frenchSpaces';
import { languageOf } from './language';

describe('the language of the page', () => {
  it('is what was chosen on this device', () => {
    expect(languageOf('fr', ['en-US'])).toBe('fr');
  });
  it('is else the first one of the browser that the page speaks', () => {
    expect([languageOf(null, ['de-CH', 'fr-CH', 'en']), languageOf('xx', ['FR']), languageOf(null, ['de'])]).toEqual(['fr', 'fr', 'en']);
  });
});

describe('French', () => {
  it('parts its high punctuation, quotation marks and units by spaces that do not break', () => {
    expect(frenchSpaces('Clore « Foie » ? 12 mm : 5 %')).toBe('Clore «\u202fFoie\u202f»\u202f? 12\u00a0mm\u00a0: 5\u00a0%');
  });
  it('takes zero and one as singular and groups thousands', () => {
    expect([0, 1, 2, 1204].map(fr.curator.caseCount)).toEqual(['0 cas', '1 cas', '2 cas', '1\u202f204 cas']);
    expect([0, 1, 2].map(fr.admin.archive.count)).toEqual(['0 série', '1 série', '2 séries']);
  });
  it('writes its own apostrophe and leaves no breaking space before its punctuation', () => {
    const wrong = sentences(fr).filter((text) => /[A-Za-zé]'[a-zé]| [;:?!»%]|« /.test(text));
    expect(wrong).toEqual([]);
  });
  it('says of every key what it does, the same keys as English', () => {
    const letters = (keys: unknown): string[] => (Array.isArray(keys) && typeof keys[0] === 'string' ? [String(keys[0])] : Object.values(keys as object).flatMap(letters));
    const plain = (keys: unknown) => letters(keys).filter((key) => /^([A-Z0-9]|Ctrl .|F\d)$/.test(key));
    expect(plain(fr.reading.keys)).toEqual(plain(en.reading.keys));
    expect(plain(fr.admin.review.keys)).toEqual(plain(en.admin.review.keys));
    expect(plain(en.reading.keys)).not.toEqual([]);
  });
});

/** Every text that stands as it is; the patterns of the server's sentences are not the page's. */
function sentences(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  if (texts === null || typeof texts !== 'object' || texts instanceof RegExp) return [];
  return Object.values(texts).flatMap(sentences);
}
