import { texts } from '../../texts';
import { Chip } from '../../ui/Chip';
import type { SaveState } from '../draft/draftQueue';

const looks: Record<SaveState['kind'], { dot: string; tone: 'quiet' | 'amber' | 'red' }> = {
  saved: { dot: 'var(--green)', tone: 'quiet' },
  device: { dot: 'var(--text-3)', tone: 'quiet' },
  sending: { dot: 'var(--accent)', tone: 'quiet' },
  offline: { dot: 'var(--amber)', tone: 'amber' },
  signedOut: { dot: 'var(--amber)', tone: 'amber' },
  stale: { dot: 'var(--amber)', tone: 'amber' },
  refused: { dot: 'var(--red)', tone: 'red' },
};

/** Always in the same place: where the work is now. */
export function SaveChip({ save, deviceFails, empty }: { save: SaveState; deviceFails: boolean; empty: boolean }) {
  const look = looks[save.kind];
  const words = save.kind === 'saved' && empty ? texts.reading.save.nothing : texts.reading.save[save.kind];
  return (
    <Chip className="save-state" tone={deviceFails ? 'red' : look.tone} dot={empty && save.kind === 'saved' ? 'var(--text-3)' : look.dot} role="status" data-testid="save-state" data-state={save.kind}>
      {deviceFails ? texts.reading.save.deviceFails : words}
    </Chip>
  );
}
