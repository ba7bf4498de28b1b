/** Pasted text can hold what neither XML 1.0 (§2.2) nor the database can: control characters, and half of a pair. They go. */
export const plainText = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '');
