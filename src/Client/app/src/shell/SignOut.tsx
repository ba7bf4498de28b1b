import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { forgetAntiForgery, signOut } from '../api/client';
import { embedded } from '../reading/embed/embedded';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';

const words = texts.shell;

type Leaving = { kind: 'no' } | { kind: 'sending' } | { kind: 'left'; cases: number };

const device = () => import('../reading/kept/leave');
const unsent = () => import('../reading/draft/outbox');

/** Signing out: for a reader, what is on this device alone is sent first, and whoever would rather stay can. */
export function useSignOut(isReader: boolean) {
  const client = useQueryClient();
  const [leaving, setLeaving] = useState<Leaving>({ kind: 'no' });
  const turn = useRef(0);
  // Without a network they could not be fetched any more.
  useEffect(() => {
    if (isReader) void Promise.all([device(), unsent()]).catch(() => undefined);
  }, [isReader]);

  const leave = async () => {
    await signOut().catch(() => undefined);
    if (isReader) await device().then(({ leaveDevice }) => leaveDevice()).catch(() => undefined);
    forgetAntiForgery();
    client.clear();
    // The sign-in page is shown in no frame; the frame's own page says what to do.
    if (embedded) window.location.reload();
    else window.location.assign('/account/signin');
  };
  const send = async () => {
    const mine = ++turn.current;
    setLeaving({ kind: 'sending' });
    const { sendUnsent } = await unsent();
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
