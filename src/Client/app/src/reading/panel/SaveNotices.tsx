import { useState } from 'react';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { CaseInHand } from '../useCase';
import { ClosedNotice, isClosed } from './ClosedNotice';
import { FullSheet } from './FullSheet';
import { SignInAgain } from './SubmitBar';

/** Where the work is, when it is not simply on its way: what happened, what is safe, what to do. */
export function SaveNotices({ inHand }: { inHand: CaseInHand }) {
  const [failed, setFailed] = useState(false);
  const words = texts.reading;
  const ask = (what: () => Promise<void>) => {
    setFailed(false);
    what().catch(() => setFailed(true));
  };
  const { save, deviceFails } = inHand;
  return (
    <>
      <FullSheet inHand={inHand} />
      {deviceFails && (
        <Notice title={words.deviceFailsTitle} tone="red" testId="device-fails">
          {words.deviceFailsText}
        </Notice>
      )}
      {save.kind === 'signedOut' && <SignInAgain />}
      {save.kind === 'offline' && !deviceFails && (
        <Notice title={words.offlineTitle} tone="amber" testId="offline">
          {words.offlineText}
        </Notice>
      )}
      {save.kind === 'refused' && isClosed(save.problem) && <ClosedNotice />}
      {save.kind === 'refused' && !isClosed(save.problem) && (
        <Notice title={words.draftRefusedTitle} tone="red">
          {save.problem.message}
        </Notice>
      )}
      {save.kind === 'stale' && (
        <Notice
          title={words.staleTitle}
          tone="amber"
          testId="stale"
          actions={
            <>
              <Button size="small" onPress={() => ask(inHand.loadNewer)} data-testid="load-newer">
                {words.loadNewer}
              </Button>
              <Button size="small" onPress={() => ask(inHand.keepThis)} data-testid="keep-this">
                {words.keepThis}
              </Button>
            </>
          }
        >
          {failed ? texts.shell.offlineTitle : words.staleText}
        </Notice>
      )}
    </>
  );
}
