import { texts } from '../texts';

/** Why there is no number: by the name of the reason, or as the server worded it. */
export const reasonWords = (reason: string) => texts.curator.reasons[reason] ?? reason;
