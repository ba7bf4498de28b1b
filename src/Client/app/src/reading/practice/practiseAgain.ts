import { post } from '../../api/client';
import type { Assignment } from '../../api/contract';
import { queryClient } from '../../api/queries';
import { caseKey, justHandedOut } from '../openCase';

/** The practice case from an empty page; the attempts before are kept by the server. */
export async function practiseAgain(assignmentId: string): Promise<void> {
  justHandedOut(await post<Assignment>(`/api/reading/assignments/${assignmentId}/again`));
  await queryClient.resetQueries({ queryKey: caseKey(assignmentId) });
}
