import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { texts } from '../../texts';
import type { SaveState } from '../draft/draftQueue';
import { OutboxSheet } from '../outbox/OutboxSheet';
import { useOutbox } from '../outbox/useOutbox';

const looks: Record<SaveState['kind'], { dot: string; tone: 'quiet' | 'amber' | 'red' }> = {
  saved: { dot: 'var(--green)', tone: 'quiet' },
  device: { dot: 'var(--text-3)', tone: 'quiet' },
  sending: { dot: 'var(--accent)', tone: 'quiet' },
  offline: { dot: 'var(--amber)', tone: 'amber' },
  signedOut: { dot: 'var(--amber)', tone: 'amber' },
  stale: { dot: 'var(--amber)', tone: 'amber' },
  refused: { dot: 'var(--red)', tone: 'red' },
};

/** Always in the same place: where the work on this case is now, and how many others wait. Opens the outbox. */
export function SaveChip({ save, deviceFails, empty }: { save: SaveState; deviceFails: boolean; empty: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const outbox = useOutbox();
  const look = looks[save.kind];
  const words = texts.reading.save;
  const word = deviceFails ? words.deviceFails : save.kind === 'saved' && empty ? words.nothing : words[save.kind];
  const refused = outbox.items.filter((item) => item.refused).length;
  const tone = deviceFails || refused > 0 ? 'red' : outbox.items.length > 0 && look.tone === 'quiet' ? 'amber' : look.tone;
  return (
    <>
      <AriaButton className={`chip save-state ${tone}`} onPress={() => setOpen(true)} data-testid="save-state" data-state={save.kind} data-waiting={outbox.items.length}>
        <span className="dot" style={{ background: empty && save.kind === 'saved' ? 'var(--text-3)' : look.dot }} aria-hidden />
        <span role="status">{refused > 0 ? texts.saving.andRefused(refused) : outbox.items.length > 0 ? texts.saving.andWaiting(word, outbox.items.length) : word}</span>
      </AriaButton>
      <OutboxSheet outbox={outbox} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
