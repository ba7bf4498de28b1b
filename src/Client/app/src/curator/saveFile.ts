/** A text cell that a spreadsheet would take for a formula is made inert by a leading apostrophe (OWASP, CSV injection). */
const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** RFC 4180; numbers keep all of their digits. */
export const csv = (head: string[], rows: (string | number | null)[][]): string => [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

export const saveText = (name: string, type: string, text: string) => saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));

export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes its copy when the click is handled; a later turn may let go of ours.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Letters, digits and hyphens only: a name for a file on any system. */
export const fileName = (...parts: string[]) => parts.map((part) => part.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')).filter(Boolean).join('-');
