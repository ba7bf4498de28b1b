import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { CopyButton } from '../curator/CopyButton';
import { moment } from '../curator/format';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { useArchiveKey } from './questions';

const words = texts.admin.key;

/** Pseudonymised or anonymised: which of the two, always in sight, and what it means. */
export function KeyChip() {
  const key = useArchiveKey();
  const [open, setOpen] = useState(false);
  const state = key.data?.state;
  if (key.isPending) return null;
  return (
    <>
      <AriaButton className={state === 'anonymised' ? 'chip accent key-chip' : 'chip key-chip'} onPress={() => setOpen(true)} data-testid="key-state">
        {state ? words[state] : words.unknown}
      </AriaButton>
      <Sheet title={state ? words.title[state] : words.unknown} isOpen={open} onClose={() => setOpen(false)}>
        <p>{state ? words.text[state] : words.unknownText}</p>
        {key.data?.destroyedAt && <p className="quiet">{words.destroyed(moment(key.data.destroyedAt))}</p>}
        {state === 'pseudonymised' && (
          <div>
            <p className="quiet small">{words.how}</p>
            <div className="command-line">
              <code className="command">{words.command}</code>
              <CopyButton text={words.command} label={words.copy} done={texts.admin.copied} />
            </div>
          </div>
        )}
        <div className="actions">
          <Button onPress={() => setOpen(false)}>{words.close}</Button>
        </div>
      </Sheet>
    </>
  );
}
