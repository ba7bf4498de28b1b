import { texts } from '../texts';
import { said } from '../texts/said';

/** Why there is no number: by the name of the reason, or as the server worded it, fit to stand after a colon. */
export const reasonWords = (reason: string) => texts.curator.reasons[reason] ?? said(reason).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
