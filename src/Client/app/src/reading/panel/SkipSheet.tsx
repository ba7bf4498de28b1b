import { useState } from 'react';
import type { SkipReason } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';

const groups = {
  judgeGroup: ['cannot-judge-artefact', 'cannot-judge-coverage', 'cannot-judge-phase', 'cannot-judge-prior', 'cannot-judge'],
  skipGroup: ['poor-image-quality', 'images-incomplete', 'wrong-body-part', 'not-my-field'],
} satisfies Record<string, SkipReason[]>;

interface Props {
  isOpen: boolean;
  /** There is something drawn or answered that a skip would not submit. */
  hasWork: boolean;
  /** It was submitted before, which a skip takes away. */
  withdraws: boolean;
  onClose: () => void;
  onSkip: (reason: SkipReason) => Promise<void>;
}

export function SkipSheet({ isOpen, hasWork, withdraws, onClose, onSkip }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const words = texts.reading;
  const skip = async (reason: SkipReason) => {
    setWorking(true);
    setRefusal(null);
    try {
      await onSkip(reason);
      onClose();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : texts.shell.failedTitle);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Sheet title={words.skipTitle} isOpen={isOpen} onClose={onClose}>
      <p className="quiet">{withdraws ? words.skipWithdraws : hasWork ? words.skipWithWork : words.skipText}</p>
      {(['judgeGroup', 'skipGroup'] as const).map((group) => (
        <section key={group} className="reasons" aria-label={words[group]}>
          <h3>{words[group]}</h3>
          {groups[group].map((reason) => (
            <Button key={reason} size="large" isDisabled={working} onPress={() => void skip(reason)} data-testid={`skip-${reason}`}>
              {words.skipReasons[reason]}
            </Button>
          ))}
        </section>
      ))}
      {refusal && <p role="alert" className="lack">{refusal}</p>}
      <div className="actions">
        <Button onPress={onClose} autoFocus>
          {words.keepReading}
        </Button>
      </div>
    </Sheet>
  );
}
