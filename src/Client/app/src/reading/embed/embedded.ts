import { goToSignIn } from '../../api/client';

/** This page stands in a frame of a portal and shows one case, and nothing else of the product. */
export const embedded = typeof window !== 'undefined' && window.location.pathname.startsWith('/embed/');

/** In a frame the sign-in page is not shown: signing in happens in a window of its own. */
export function signInAgain(): void {
  if (!embedded) return goToSignIn();
  window.open('/signin?returnUrl=%2Fembed%2Fsigned-in', 'crowdannotate-signin', 'popup,width=480,height=640');
}

export type EmbeddedState = 'open' | 'submitted' | 'skipped' | 'kept';

/**
 * Tells the portal what became of the case, and nothing of what is in it. To any origin: frame-ancestors lets no page hold this one
 * but those that were named.
 */
export function tellPortal(state: EmbeddedState): void {
  if (embedded && window.parent !== window) window.parent.postMessage({ source: 'crowdannotate', case: window.location.pathname.split('/').at(-1) ?? '', state }, '*');
}
