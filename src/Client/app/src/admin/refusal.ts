import { ApiProblem } from '../api/problem';
import { texts } from '../texts';

/** What went wrong with a change, in one sentence. */
export const refusalOf = (error: unknown) =>
  error instanceof ApiProblem && error.unreachable ? texts.shell.offlineTitle : error instanceof Error ? error.message : texts.shell.failedTitle;
