import { Chip } from '../../ui/Chip';
import { texts } from '../../texts';
import type { LiveConnection } from './watchCampaign';

const dots: Record<LiveConnection, string> = { connecting: 'var(--text-3)', live: 'var(--accent)', reconnecting: 'var(--amber)' };

/** Always in the same place; says it in a word, and what it means on request. */
export const LiveState = ({ state }: { state: LiveConnection }) => (
  <Chip dot={dots[state]} role="status" title={texts.curator.live.hint[state]} data-testid="live-state" data-state={state}>
    {texts.curator.live[state]}
  </Chip>
);
