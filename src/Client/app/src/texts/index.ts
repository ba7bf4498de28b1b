import { en, type Texts } from './en';
import { fr } from './fr';
import { language, type Language } from './language';

// A text that is added to an English file is missed by the compiler until its French stands in the file beside it (…En.ts, …Fr.ts).
const all: Record<Language, Texts> = { en, fr };

/** Every sentence of the page, in the language it was opened in; chosen once, before the first render. */
export const texts: Texts = all[language];
