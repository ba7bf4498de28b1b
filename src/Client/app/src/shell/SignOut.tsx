import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { forgetAntiForgery, post } from '../api/client';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';

const words = texts.shell;

type Leaving = { kind: 'no' } | { kind: 'sending' } | { kind: 'left'; cases: number };

/** Signing out: for a reader, what is on this device alone is sent first, and whoever would rather stay can. */
export function useSignOut(isReader: boolean) {
  const client = useQueryClient();
  const [leaving, setLeaving] = useState<Leaving>({ kind: 'no' });
  const turn = useRef(0);

  const leave = async () => {
    await post('/api/session/signout').catch(() => undefined);
    if (isReader) await (await import('../reading/kept/leave')).leaveDevice().catch(() => undefined);
    forgetAntiForgery();
    client.clear();
    window.location.assign('/account/signin');
  };
  const send = async () => {
    const mine = ++turn.current;
    setLeaving({ kind: 'sending' });
    const { sendUnsent } = await import('../reading/draft/outbox');
    const cases = await sendUnsent();
    if (turn.current !== mine) return;
    if (cases === 0) return leave();
    setLeaving({ kind: 'left', cases });
  };
  const stay = () => {
    turn.current++;
    setLeaving({ kind: 'no' });
  };

  const sheet = (
    <Sheet title={leaving.kind === 'left' ? words.unsentTitle(leaving.cases) : words.sendingTitle} isOpen={leaving.kind !== 'no'} onClose={stay}>
      <p role="status" data-testid="sign-out-state">
        {leaving.kind === 'left' ? words.unsentText : words.sendingText}
      </p>
      <div className="actions">
        <Button kind="primary" onPress={stay} data-testid="sign-out-stay">
          {words.stay}
        </Button>
        {leaving.kind === 'left' && <Button onPress={() => void send()}>{words.retry}</Button>}
        {leaving.kind === 'left' && (
          <Button onPress={() => void leave()} data-testid="sign-out-anyway">
            {words.leaveAnyway}
          </Button>
        )}
      </div>
    </Sheet>
  );
  return { signOut: () => void (isReader ? send() : leave()), sheet };
}
