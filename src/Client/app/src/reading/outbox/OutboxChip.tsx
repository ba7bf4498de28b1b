import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { texts } from '../../texts';
import { OutboxSheet } from './OutboxSheet';
import { useOutbox, type Outbox } from './useOutbox';

export const countOf = (outbox: Outbox) => outbox.items.length + outbox.drafts.length;

/** On the reader's pages that hold no case: what waits on this device, if anything does. */
export function OutboxChip() {
  const outbox = useOutbox();
  const [isOpen, setOpen] = useState(false);
  const words = texts.saving;
  const count = countOf(outbox);
  const refused = outbox.items.some((item) => item.refused);
  if (count + outbox.others === 0 && !outbox.trouble) return null;
  const tone = refused || outbox.trouble ? 'red' : 'amber';
  return (
    <>
      <AriaButton className={`chip ${tone}`} onPress={() => setOpen(true)} data-testid="outbox-chip">
        <span className="dot" style={{ background: `var(--${tone})` }} aria-hidden />
        <span role="status">{outbox.trouble ? words.chipTrouble : count > 0 ? words.chip(count, outbox.sending) : words.chipOthers(outbox.others)}</span>
      </AriaButton>
      <OutboxSheet outbox={outbox} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
