/** The languages of the page. A third one is a word here, its locale, and its file of the shape `Texts`. */
export const locales = { en: 'en-GB', fr: 'fr-FR' } as const;
export type Language = keyof typeof locales;
/** As each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };
export const languages = Object.keys(locales) as Language[];

const place = 'language';
const isLanguage = (word: string | null): word is Language => word !== null && word in locales;

/** What was chosen on this device, else the first language of the browser that the page speaks, else English. */
export function languageOf(kept: string | null, preferred: readonly string[]): Language {
  if (isLanguage(kept)) return kept;
  return preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage) ?? 'en';
}

// A device that keeps nothing still has its browser's language.
function kept(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** The one language of this page, for its whole life: nothing that is on the screen changes its words. */
export const language: Language = typeof window === 'undefined' ? 'en' : languageOf(kept(), navigator.languages);
export const locale = locales[language];

/** Keeps the choice on this device and loads the page anew in it. */
export function speak(chosen: Language): void {
  try {
    localStorage.setItem(place, chosen);
  } catch {
    return;
  }
  window.location.reload();
}
