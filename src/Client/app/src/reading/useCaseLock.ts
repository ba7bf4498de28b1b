import { useCallback, useEffect, useState } from 'react';
import { restOpenCase } from './draft/outbox';
import { takeInHand } from './outbox/locks';

export type CaseLock = 'asking' | 'mine' | 'elsewhere';

/** A case is in the hand of one page of this browser; another takes it over only when its reader says so there. */
export function useCaseLock(assignmentId: string): { lock: CaseLock; turn: number; takeOver: () => void } {
  const [lock, setLock] = useState<CaseLock>('asking');
  const [insist, setInsist] = useState(false);
  // What was known of the case in an earlier turn is not what it is now: another page may have gone on with it.
  const [turn, setTurn] = useState(0);
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
      if (taken) setTurn((before) => before + 1);
      setLock(taken ? 'mine' : 'elsewhere');
    });
    return () => {
      gone = true;
      release?.();
    };
  }, [assignmentId, insist]);
  return { lock, turn, takeOver: useCallback(() => setInsist(true), []) };
}
