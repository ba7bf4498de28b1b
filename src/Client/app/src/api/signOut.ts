const KEY = 'crowdannotate-signing-out';

/*
 * A sign-out that the server has not heard of yet. Its cookie would let whoever comes next in under the old name, so that nothing else is asked of
 * the server before it is told.
 */

export const isSigningOut = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};

export function noteSigningOut(is: boolean): void {
  try {
    if (is) localStorage.setItem(KEY, '1');
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the sign-out holds for this page alone.
  }
}
