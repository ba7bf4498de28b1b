const thin = '\u202f';
const hard = '\u00a0';

/** The spaces that French puts before its high punctuation, inside its quotation marks and before a unit, none of which may break. */
export const frenchSpaces = (text: string) =>
  text
    .replace(/« /g, `«${thin}`)
    .replace(/ ([»;?!])/g, `${thin}$1`)
    .replace(/ ([:%])/g, `${hard}$1`)
    .replace(/(\d) (?=(?:mm|cm|mL|s|min|h|kV|Go|Mo|HU|px)(?!\p{L}))/gu, `$1${hard}`);

/** The same texts with those spaces, also in what their functions say. Lets them be written with the spaces of a keyboard. */
export function withFrenchSpaces<T>(texts: T): T {
  if (typeof texts === 'string') return frenchSpaces(texts) as T;
  if (typeof texts === 'function') return ((...given: unknown[]) => withFrenchSpaces((texts as (...given: unknown[]) => unknown)(...given))) as T;
  if (Array.isArray(texts)) return texts.map(withFrenchSpaces) as T;
  if (texts === null || typeof texts !== 'object' || texts instanceof RegExp) return texts;
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, withFrenchSpaces(text)])) as T;
}
