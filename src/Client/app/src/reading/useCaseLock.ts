import { useCallback, useEffect, useState } from 'react';
import { restOpenCase } from './draft/outbox';
import { takeInHand } from './outbox/locks';

export type CaseLock = 'asking' | 'mine' | 'elsewhere';

/** A case is in the hand of one page of this browser; another takes it over only when its reader says so there. */
export function useCaseLock(assignmentId: string): { lock: CaseLock; takeOver: () => void } {
  const [lock, setLock] = useState<CaseLock>('asking');
  const [insist, setInsist] = useState(false);
  useEffect(() => {
    let release: (() => void) | null = null;
    let gone = false;
    const lost = async () => {
      await restOpenCase(assignmentId);
      setInsist(false);
      setLock('elsewhere');
    };
    void takeInHand(assignmentId, lost, insist).then((taken) => {
      if (gone) return taken?.();
      release = taken;
      setLock(taken ? 'mine' : 'elsewhere');
    });
    return () => {
      gone = true;
      release?.();
    };
  }, [assignmentId, insist]);
  return { lock, takeOver: useCallback(() => setInsist(true), []) };
}
