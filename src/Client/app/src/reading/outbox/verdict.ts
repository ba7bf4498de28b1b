import { ApiProblem } from '../../api/problem';
import type { OutboxItem } from './item';

/** An answer that takes longer is not waited for, on a network that swallows packets without end; the next try gets it. */
export const LONGEST_ANSWER_MS = 20_000;

/**
 * What an answer means for an item. `wait`: it may not have arrived, try again. `held`: nobody who may send it is signed in. `refused`: the server
 * itself has said no, and would say so again.
 */
export type Verdict = { kind: 'acknowledged' } | { kind: 'wait'; reached: boolean } | { kind: 'held' } | { kind: 'refused'; problem: ApiProblem };

/** An answer acknowledges the item it names, and nothing else: a captive portal can answer 200 with JSON too. */
export function verdictOfAnswer(item: OutboxItem, answer: unknown): Verdict {
  const said = (answer ?? {}) as Record<string, unknown>;
  // A submission became an annotation, or an attempt at a practice case that is told of.
  const isSubmission = said['submissionId'] === item.id && (typeof said['annotationUid'] === 'string' || (typeof said['feedback'] === 'object' && said['feedback'] !== null));
  const named = item.kind === 'submission' ? isSubmission : said['assignmentId'] === item.assignmentId && typeof said['skippedAt'] === 'string';
  return named ? { kind: 'acknowledged' } : { kind: 'wait', reached: false };
}

const decided = ['campaign-closed', 'already-decided', 'stale-draft'];

export function verdictOfProblem(problem: ApiProblem): Verdict {
  if (problem.status === 0) return { kind: 'wait', reached: false };
  if (problem.unreachable || problem.status === 408) return { kind: 'wait', reached: true };
  // Too large is said by whatever stands before the server too, without a problem document.
  if (problem.status === 413) return { kind: 'refused', problem };
  // Any other word that is not the server's own comes from something in between.
  if (problem.type === 'unknown' && problem.status !== 400) return { kind: 'wait', reached: false };
  if (problem.status === 401 || problem.status === 403) return { kind: 'held' };
  if (problem.type === 'anti-forgery') return { kind: 'wait', reached: true };
  // 409 without one of these: the same submission is being stored by another request; its answer comes with the next try.
  if (problem.status === 409 && !decided.includes(problem.type)) return { kind: 'wait', reached: true };
  return { kind: 'refused', problem };
}

const LONGEST_MS = 15_000;

/** Milliseconds to the next try: doubling, and spread so that a room full of browsers does not come back in step. `chance` is in [0, 1). */
export const backOff = (tries: number, chance: number) => Math.min(LONGEST_MS, 1000 * 2 ** Math.min(tries, 10)) * (0.5 + chance / 2);
