/**
 * Words of the server's own sentences in the language of the page. English has none to add: the server speaks it. Another language names concepts
 * by their code, sentences as they stand, and those with something in them by a pattern; whatever it does not know stays as the server said it.
 */
export const wordsEn = {
  concepts: {} as Record<string, string>,
  sentences: {} as Record<string, string>,
  patterns: [] as [said: RegExp, words: string][],
};
