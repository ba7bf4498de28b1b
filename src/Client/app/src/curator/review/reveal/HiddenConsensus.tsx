import { useEffect, useRef } from 'react';
import type { Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { Button, Key } from '../../../ui/Button';
import { isTyping, useKeys } from '../../../ui/keys';
import { Notice } from '../../../ui/Notice';
import type { Reveal } from './useReveal';
import './reveal.css';

const words = texts.curator.reveal;

/** The row of the consensus until it is asked for. Whoever could still decide is told once what asking costs. */
export function HiddenConsensus({ lesion, reveal }: { lesion: Lesion; reveal: Reveal }) {
  return (
    <tr className="consensus hidden-consensus" data-testid="consensus-hidden">
      <td colSpan={4}>
        <p>{lesion.hasConsensus ? words[reveal.state] : words.none}</p>
        {reveal.isAsking ? (
          <Ask reveal={reveal} />
        ) : (
          <Button size="small" onPress={reveal.request} isDisabled={reveal.isPending} data-testid="show-consensus">
            {words.show} <Key>C</Key>
          </Button>
        )}
        {reveal.error && <Notice title={reveal.error.message} tone="amber" />}
      </td>
    </tr>
  );
}

function Ask({ reveal }: { reveal: Reveal }) {
  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    leave.current?.focus();
    leave.current?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }, []);
  useKeys((event) => {
    if (event.key !== 'Escape' || isTyping(event.target)) return false;
    reveal.leave();
    return true;
  });
  return (
    <div className="reveal-ask" role="group" aria-label={words.show} data-testid="reveal-ask">
      <p>
        <strong>{words.undecided(reveal.undecided)}</strong> {words.ask}
      </p>
      <div className="ends">
        <Button size="small" ref={leave} onPress={reveal.leave} data-testid="reveal-leave">
          {words.leave} <Key>{texts.curator.adjudication.cancelKey}</Key>
        </Button>
        <Button size="small" onPress={reveal.confirm} isDisabled={reveal.isPending} data-testid="reveal-confirm">
          {words.confirm}
        </Button>
      </div>
    </div>
  );
}
