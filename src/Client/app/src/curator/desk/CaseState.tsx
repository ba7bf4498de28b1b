import type { ConsensusState } from '../../api/contract';
import { texts } from '../../texts';

/** A word and a shape; the colour only helps. */
const signs: Record<ConsensusState, string> = { waiting: '○', computing: '◐', ready: '●', failed: '✕' };

export const CaseState = ({ number, state }: { number: string; state: ConsensusState }) => (
  <span className={`case-state ${state}`} data-testid={`case-state-${number}`} data-state={state}>
    <span aria-hidden>{signs[state]}</span> {texts.curator.states[state]}
  </span>
);
