import type { Reading } from '../../api/contract';
import { changedPlace } from './changedPlace';
import { emptyReading, findingOf, findingWith, markOf } from './reading';

/** The one state of a case: panel and image are both drawn from it. The past has no limit inside the case. */
export interface ReadingState {
  reading: Reading;
  past: Reading[];
  future: Reading[];
  /** Changes in a row with the same name are one step (a slider drawn along, a sentence typed). */
  burst: string | null;
  finding: string | null;
  mark: string | null;
}

export type Change = (reading: Reading) => Reading;

export type Action =
  | { type: 'open'; reading: Reading }
  /** `burst` names a run of changes that undo as one; `select` what is selected afterwards. */
  | { type: 'change'; change: Change; burst?: string; select?: { finding: string | null; mark: string | null } }
  | { type: 'select'; finding: string | null; mark: string | null }
  | { type: 'endBurst' }
  | { type: 'undo' }
  | { type: 'redo' };

export const emptyState: ReadingState = { reading: emptyReading, past: [], future: [], burst: null, finding: null, mark: null };

export function reduce(state: ReadingState, action: Action): ReadingState {
  switch (action.type) {
    case 'open':
      return selected({ ...emptyState, reading: action.reading, finding: action.reading.findings[0]?.trackingUid ?? null });
    case 'change':
      return changedBy(state, action);
    case 'select':
      return selected({ ...state, burst: null, finding: action.finding, mark: action.mark });
    case 'endBurst':
      return state.burst === null ? state : { ...state, burst: null };
    case 'undo': {
      const reading = state.past.at(-1);
      if (!reading) return state;
      return selected({ ...state, ...changedPlace(state.reading, reading), reading, past: state.past.slice(0, -1), future: [state.reading, ...state.future], burst: null });
    }
    case 'redo': {
      const [reading, ...future] = state.future;
      if (!reading) return state;
      return selected({ ...state, ...changedPlace(state.reading, reading), reading, past: [...state.past, state.reading], future, burst: null });
    }
  }
}

function changedBy(state: ReadingState, action: Extract<Action, { type: 'change' }>): ReadingState {
  const reading = action.change(state.reading);
  const burst = action.burst ?? null;
  const select = action.select ?? { finding: state.finding, mark: state.mark };
  if (reading === state.reading) return selected({ ...state, ...select });
  const goesOn = burst !== null && burst === state.burst;
  return selected({ ...state, ...select, reading, past: goesOn ? state.past : [...state.past, state.reading], future: [], burst });
}

/** What is selected exists; a selected mark's finding is the selected finding. */
function selected(state: ReadingState): ReadingState {
  const mark = markOf(state.reading, state.mark) ? state.mark : null;
  const finding = mark ? findingWith(state.reading, mark) : findingOf(state.reading, state.finding);
  return { ...state, mark, finding: finding?.trackingUid ?? state.reading.findings.at(-1)?.trackingUid ?? null };
}
