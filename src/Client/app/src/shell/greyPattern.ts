import type { Viewing } from '../api/contract';

const place = 'grey-pattern';

/** What was answered on this device; the display stays the same when somebody else sits down at it. */
export function greyPattern(): Viewing['greyPattern'] {
  try {
    const kept = localStorage.getItem(place);
    return kept === 'seen' || kept === 'not-seen' ? kept : 'not-asked';
  } catch {
    return 'not-asked';
  }
}

export function answerGreyPattern(answer: 'seen' | 'not-seen'): void {
  try {
    localStorage.setItem(place, answer);
  } catch {
    return;
  }
}
