import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';

/** Every key, on one sheet. */
export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Sheet title={texts.reading.keysTitle} isOpen={isOpen} onClose={onClose}>
      <dl className="key-list">
        {[...texts.reading.keys, ...texts.viewer.keys].map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.split(' ').map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div className="actions">
        <Button onPress={onClose} autoFocus>
          {texts.reading.close}
        </Button>
      </div>
    </Sheet>
  );
}
