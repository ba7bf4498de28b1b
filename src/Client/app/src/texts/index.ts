import { en, type Texts } from './en';

/** The language of the page. A second language is chosen here, once, before the first render. */
export const texts: Texts = en;
