import type { Draft } from './drafts';

/** Of one curator on one case, in this tab: it outlives a reload, and nobody else who signs in here comes upon it. */
const place = (caseId: string, curator: string) => `redraw ${caseId} ${curator}`;

export function keptDrafts(caseId: string, curator: string): Draft[] {
  try {
    return JSON.parse(sessionStorage.getItem(place(caseId, curator)) ?? '[]') as Draft[];
  } catch {
    return [];
  }
}

/** False where the browser keeps nothing. */
export function keepDrafts(caseId: string, curator: string, drafts: readonly Draft[]): boolean {
  try {
    if (drafts.length === 0) sessionStorage.removeItem(place(caseId, curator));
    else sessionStorage.setItem(place(caseId, curator), JSON.stringify(drafts));
    return true;
  } catch {
    return false;
  }
}
