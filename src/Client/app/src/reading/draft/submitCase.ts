import { post } from '../../api/client';
import type { SubmissionRequest, Submitted } from '../../api/contract';
import { ApiProblem } from '../../api/problem';

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** Sends a submission until the server has answered it, always under the same id. A refusal is thrown; a network that is gone is waited for. */
export async function submitCase(assignmentId: string, request: SubmissionRequest, waiting: (tries: number) => void, signal: AbortSignal): Promise<Submitted> {
  for (let tries = 0; ; tries++) {
    try {
      return await post<Submitted>(`/api/reading/assignments/${assignmentId}/submission`, request);
    } catch (error) {
      // 409: the first try is still being stored; its answer comes with the next.
      const again = error instanceof ApiProblem && (error.unreachable || (error.status === 409 && error.type !== 'campaign-closed' && tries < 5));
      if (!again || signal.aborted) throw error;
      waiting(tries + 1);
      await pause(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]!, signal);
    }
  }
}

/** Ends early when the network comes back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
