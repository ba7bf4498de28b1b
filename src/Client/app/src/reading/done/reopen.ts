import { post } from '../../api/client';
import type { Assignment } from '../../api/contract';
import { queryClient } from '../../api/queries';
import { caseKey, justHandedOut } from '../openCase';

/** A case that was submitted or skipped comes back into its reader's hand. */
export async function reopen(assignmentId: string): Promise<void> {
  justHandedOut(await post<Assignment>(`/api/reading/assignments/${assignmentId}/reopen`));
  await queryClient.resetQueries({ queryKey: caseKey(assignmentId) });
  void queryClient.invalidateQueries({ queryKey: ['reading', 'campaigns'] });
}

/** It goes as it came: what was submitted stands. */
export const leaveAsSubmitted = (assignmentId: string) => post<null>(`/api/reading/assignments/${assignmentId}/leave`);
