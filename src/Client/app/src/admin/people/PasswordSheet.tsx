import { useState } from 'react';
import type { NewPerson } from '../../api/contract';
import { CopyButton } from '../../curator/CopyButton';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';

const words = texts.admin.people;

/** The one time a password is in sight. It is not kept by the page: closing the sheet lets go of it. */
export function PasswordSheet({ person, onClose }: { person: Pick<NewPerson, 'pseudonym' | 'password'> | null; onClose: () => void }) {
  const [refused, setRefused] = useState(false);
  return (
    <Sheet title={person ? words.passwordTitle(person.pseudonym) : ''} isOpen={person !== null} onClose={onClose}>
      {person && (
        <>
          <p>{words.passwordText}</p>
          <div className="password">
            <code data-testid="new-password">{person.password}</code>
            <CopyButton text={person.password} label={words.copy} done={texts.admin.copied} onRefused={() => setRefused(true)} />
          </div>
          {refused && <p className="small quiet">{words.copyFailed}</p>}
          <div className="actions">
            <Button kind="primary" onPress={onClose} data-testid="password-done">
              {words.done}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}
