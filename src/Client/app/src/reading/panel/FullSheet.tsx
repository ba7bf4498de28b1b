import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { SaveFile } from '../outbox/OutboxSheet';
import type { CaseInHand } from '../useCase';

/** No room, and no network either: nobody goes on drawing without having seen this. */
export function FullSheet({ inHand }: { inHand: CaseInHand }) {
  const words = texts.saving;
  const { deviceFails, save, queue, record } = inHand;
  return (
    <Sheet title={words.fullTitle} isOpen={deviceFails && save.kind !== 'saved' && save.kind !== 'sending'} onClose={() => queue.tryNow()}>
      <p role="alert" data-testid="device-full">
        {words.fullText}
      </p>
      <div className="actions">
        <Button kind="primary" onPress={() => queue.tryNow()} data-testid="device-again">
          {texts.shell.retry}
        </Button>
        <SaveFile kept={record} />
      </div>
    </Sheet>
  );
}
