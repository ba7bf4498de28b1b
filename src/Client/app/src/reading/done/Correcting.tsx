import { useState } from 'react';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

/** Said beside a case that was submitted before. */
export function Correcting({ onLeave }: { onLeave: () => Promise<void> }) {
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  const words = texts.done;
  const leave = () => {
    setState('leaving');
    onLeave().catch(() => setState('failed'));
  };
  return (
    <Notice
      title={words.correctingTitle}
      testId="correcting"
      actions={
        <Button size="small" onPress={leave} isDisabled={state === 'leaving'} data-testid="leave-as-submitted">
          {words.leave}
        </Button>
      }
    >
      {state === 'failed' ? texts.shell.offlineTitle : words.correctingText}
    </Notice>
  );
}
