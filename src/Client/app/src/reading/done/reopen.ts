import { post } from '../../api/client';
import type { Assignment } from '../../api/contract';
import { queryClient } from '../../api/queries';
import { caseKey, justHandedOut } from '../openCase';
import { openRefused } from '../outbox/openRefused';
import { outboxItems } from '../outbox/store';

/** A case that was submitted or skipped comes back into its reader's hand. */
export async function reopen(assignmentId: string): Promise<void> {
  justHandedOut(await post<Assignment>(`/api/reading/assignments/${assignmentId}/reopen`));
  await queryClient.resetQueries({ queryKey: caseKey(assignmentId) });
  void queryClient.invalidateQueries({ queryKey: ['reading', 'campaigns'] });
}

/** The same of a case that may not have left this device yet. */
export async function takeUpAgain(assignmentId: string): Promise<void> {
  const waiting = (await outboxItems()).find((item) => item.assignmentId === assignmentId);
  if (!waiting || !(await openRefused(waiting.id, assignmentId))) await reopen(assignmentId);
}

/** It goes as it came: what was submitted stands. */
export const leaveAsSubmitted = (assignmentId: string) => post<null>(`/api/reading/assignments/${assignmentId}/leave`);
