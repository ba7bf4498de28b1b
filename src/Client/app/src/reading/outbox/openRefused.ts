import { queryClient } from '../../api/queries';
import { caseKey } from '../openCase';
import { takeBack } from './store';

/** A case that was refused, or waits to be sent, goes back into its reader's hand, in whatever state a page shows it. Answers whether it is still here. */
export async function openRefused(itemId: string, assignmentId: string): Promise<boolean> {
  const isHere = await takeBack(itemId);
  if (isHere) await queryClient.resetQueries({ queryKey: caseKey(assignmentId) });
  return isHere;
}
