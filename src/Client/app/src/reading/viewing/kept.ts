import type { Viewing } from '../../api/contract';
import { greyPattern } from '../../shell/greyPattern';
import { nothingViewed, told, type Viewed } from './viewed';
import type { Watch } from './watch';

/** The watch of the case that is open on this page. */
let open: { assignmentId: string; watch: Watch } | null = null;

export function opened(assignmentId: string, watch: Watch): () => void {
  open = { assignmentId, watch };
  return () => {
    if (open?.watch === watch) open = null;
  };
}

const place = (assignmentId: string) => `viewing/${assignmentId}`;

/** What this device has counted of a case; nothing where it keeps nothing. */
export function keptViewed(assignmentId: string): Viewed {
  try {
    const kept = JSON.parse(localStorage.getItem(place(assignmentId)) ?? 'null') as Partial<Viewed> | null;
    return { ...nothingViewed, ...kept };
  } catch {
    return nothingViewed;
  }
}

// A device that is full loses this count and nothing of the reading.
export function keepViewed(assignmentId: string, viewed: Viewed): void {
  try {
    localStorage.setItem(place(assignmentId), JSON.stringify(viewed));
  } catch {
    return;
  }
}

/** Once the server has the case, or it was skipped. */
export function forgetViewed(assignmentId: string): void {
  try {
    localStorage.removeItem(place(assignmentId));
  } catch {
    return;
  }
}

/** What is told with the submission of a case, as of now. */
export function viewingOf(assignmentId: string): Viewing {
  if (open?.assignmentId === assignmentId) open.watch.flush();
  const display = { width: window.screen.width, height: window.screen.height, pixelRatio: window.devicePixelRatio };
  return told(keptViewed(assignmentId), display, greyPattern());
}
