import type { CodedReason } from '../api/adjudication';
import type { Code } from '../api/contract';
import { texts } from '.';
import { frenchSpaces } from './frenchSpaces';
import { language } from './language';
import { decimalMark } from './numbers';

/** A sentence of the server in the language of the page, as far as the page has words for it. */
export function said(sentence: string): string {
  const { sentences, patterns } = texts.words;
  const found = patterns.find(([pattern]) => pattern.test(sentence));
  return sentences[sentence] ?? (found ? sentence.replace(...found).replace(/(\d)\.(?=\d)/g, `$1${decimalMark}`) : sentence);
}

/** What a concept is called: by its code, else by the meaning that came with it. */
export const named = (concept: Code) => texts.words.concepts[concept.value] ?? concept.meaning;

/** Why a curator decided as they did: by its code, else as the server words it. */
export const reasonSaid = ({ code, meaning }: CodedReason) => texts.words.concepts[code] ?? said(meaning);

/** Words that came in English and in other languages, of which the page's own is taken where it is there. */
export const inLanguage = (english: string, others?: Partial<Record<string, string>> | null) => typeset(others?.[language]) ?? english;

// Words of templates are written with the keyboard's spaces and apostrophe.
const typeset = (words: string | undefined) => (language === 'fr' && words !== undefined ? frenchSpaces(words.replaceAll("'", '’')) : words);
