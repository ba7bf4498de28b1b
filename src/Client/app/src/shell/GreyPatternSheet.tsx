import { useState } from 'react';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { answerGreyPattern } from './greyPattern';

const words = texts.viewing;

/** Whether this display shows 5 % grey on black and 95 % on white, as the reader says. */
export function GreyPatternSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [hidden, setHidden] = useState(false);
  const close = () => {
    setHidden(false);
    onClose();
  };
  const say = (answer: 'seen' | 'not-seen') => {
    answerGreyPattern(answer);
    if (answer === 'seen') close();
    else setHidden(true);
  };
  return (
    <Sheet title={words.checkTitle} isOpen={isOpen} onClose={close}>
      <p>{words.checkText}</p>
      <div className="grey-pattern" role="img" aria-label={words.pattern}>
        <span className="black">
          <span />
        </span>
        <span className="white">
          <span />
        </span>
      </div>
      {hidden && (
        <p role="status" data-testid="grey-not-seen">
          <strong>{words.notSeenTitle}.</strong> {words.notSeenText}
        </p>
      )}
      <p className="quiet small">{words.seenText}</p>
      <div className="actions">
        <Button onPress={close}>{hidden ? words.close : words.later}</Button>
        <Button onPress={() => say('not-seen')} isDisabled={hidden} data-testid="grey-not-both">
          {words.notBoth}
        </Button>
        <Button kind="primary" onPress={() => say('seen')} data-testid="grey-both">
          {words.both}
        </Button>
      </div>
    </Sheet>
  );
}
