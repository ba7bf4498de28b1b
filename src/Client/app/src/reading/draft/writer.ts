const KEY = 'crowdannotate-writer';
let made: string | null = null;

/** Names this browser to the server, so that a draft whose answer was lost is not taken for one of another device. It goes with the draft. */
export function writer(): string {
  made ??= kept() ?? keep(crypto.randomUUID());
  return made;
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(name: string): string {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A browser without storage is another one after a reload.
  }
  return name;
}
