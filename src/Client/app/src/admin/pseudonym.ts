/** A pseudonym goes into file names, addresses and AIM documents: letters, digits and hyphens, beginning with a letter. */
export const isPseudonym = (text: string) => /^[a-zA-Z][a-zA-Z0-9-]{2,39}$/.test(text);
