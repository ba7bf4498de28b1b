import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { fetchSession, put } from '../api/client';
import type { DraftSaved, Mark } from '../api/contract';
import type { CaseRecord } from './draft/caseRecord';
import { keepCase } from './draft/caseStore';
import { DraftQueue, type SaveState } from './draft/draftQueue';
import { joinOutbox } from './draft/outbox';
import { onReader } from './draft/whoReads';
import { writer } from './draft/writer';
import { embedded } from './embed/embedded';
import { dropImages } from './kept/images';
import { topUp } from './kept/ahead';
import { fetchAssignment, serversCase, type OpenedCase } from './openCase';
import { askToPersist } from './outbox/persistence';
import { LONGEST_ANSWER_MS } from './outbox/verdict';
import { emptyState, reduce, type Action, type ReadingState } from './state/history';
import { areCurrent } from './state/measurements';

export interface CaseInHand {
  state: ReadingState;
  dispatch: (action: Action) => void;
  /** The state as of the last dispatch, for tools that act between two renderings. */
  latest: () => ReadingState;
  queue: DraftQueue;
  save: SaveState;
  deviceFails: boolean;
  record: CaseRecord;
  isMeasured: (mark: Mark) => boolean;
  /** Where a mark is, as it is now. */
  placeOf: (mark: Mark) => 'device' | 'sending' | 'saved';
  loadNewer: () => Promise<void>;
  keepThis: () => Promise<void>;
  /** While a submission is under way nothing may change. */
  lock: (locked: boolean) => void;
}

/** A case in the reader's hand: one state with its history, kept on this device and sent to the server at every change. */
export function useCase(opened: OpenedCase): CaseInHand {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [queue] = useState(() => newQueue(opened, redraw));
  const [state, setState] = useState(() => reduce(emptyState, { type: 'open', reading: opened.record.reading }));
  const now = useRef(state);
  const locked = useRef(false);

  const dispatch = useCallback(
    (action: Action) => {
      if (locked.current) return;
      const goesOn = action.type === 'change' && action.burst !== undefined && action.burst === now.current.burst;
      now.current = reduce(now.current, action);
      setState(now.current);
      queue.change(now.current.reading, goesOn);
    },
    [queue],
  );

  useEffect(() => {
    void askToPersist();
    queue.wake();
    const leaveOutbox = joinOutbox(queue);
    const online = () => queue.tryNow();
    window.addEventListener('online', online);
    // Signed in again in another tab or window: its reader comes back to this one.
    const leaveReader = onReader((reader) => reader === queue.record.reader && queue.signedIn());
    const look = () => document.visibilityState === 'visible' && queue.state.kind === 'signedOut' && void fetchSession().catch(() => undefined);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      leaveReader();
      leaveOutbox();
      void queue.leave();
    };
  }, [queue]);

  useEffect(() => {
    // A portal asked for this case alone: none is taken from the campaign ahead of it.
    if (embedded) return;
    // The images of this case come first.
    const timer = setTimeout(() => void topUp(queue.record.assignment.campaign.id).catch(() => undefined), TOP_UP_MS);
    return () => clearTimeout(timer);
  }, [queue]);

  const loadNewer = useCallback(async () => {
    const record = await serversCase(queue.record.assignmentId);
    queue.adopt(record);
    // As a change, not as a fresh start: what was here is one undo away.
    dispatch({ type: 'change', change: () => record.reading });
  }, [queue, dispatch]);
  const keepThis = useCallback(async () => queue.standOn((await fetchAssignment(queue.record.assignmentId)).draft?.version ?? 0), [queue]);

  return {
    state,
    dispatch,
    latest: useCallback(() => now.current, []),
    queue,
    save: queue.state,
    deviceFails: queue.deviceFails,
    record: queue.record,
    isMeasured: (mark) => areCurrent(mark, queue.record.measuredFor),
    placeOf: (mark) => (areCurrent(mark, queue.record.measuredFor) ? 'saved' : queue.state.kind === 'sending' && areCurrent(mark, queue.record.inFlight) ? 'sending' : 'device'),
    loadNewer,
    keepThis,
    lock: useCallback((value: boolean) => void (locked.current = value), []),
  };
}

const newQueue = (opened: OpenedCase, changed: () => void) =>
  new DraftQueue(opened.record, opened.start, {
    keep: keepOrMakeRoom,
    put: (id, version, reading, signal) => put<DraftSaved>(`/api/reading/assignments/${id}/draft`, { version, reading, writer: writer() }, signal),
    fetch: (id) => fetchAssignment(id, AbortSignal.timeout(LONGEST_ANSWER_MS)),
    changed,
  });

const TOP_UP_MS = 3_000;

/** The reader's work comes before images that can be fetched again. */
async function keepOrMakeRoom(record: CaseRecord): Promise<void> {
  try {
    await keepCase(record);
  } catch (error) {
    if ((await dropImages({ except: [record.assignmentId] }).catch(() => 0)) === 0) throw error;
    await keepCase(record);
  }
}
