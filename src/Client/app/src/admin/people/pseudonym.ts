/** The server's own rule: a pseudonym goes into file names, addresses and AIM documents. */
export const isPseudonym = (text: string) => /^[a-z][a-z0-9-]{2,39}$/.test(text);
