import type { Template } from '../../api/contract';
import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { isOffered, toolNames, toolOf } from '../marks/tools/tools';

/** Every key, on one sheet; those of the tools from their own table. */
export function KeySheet({ template, isOpen, onClose }: { template: Template; isOpen: boolean; onClose: () => void }) {
  const { tools, keys, keyGroups, keysTitle, close } = texts.reading;
  const ofTools = toolNames.filter((name) => isOffered(name, template)).map((name): [string, string] => [toolOf(name).key.toUpperCase(), tools[name]]);
  return (
    <Sheet title={keysTitle} isOpen={isOpen} onClose={onClose} wide>
      {/* It scrolls where the screen is low, by keyboard too. */}
      <div className="key-groups" role="group" aria-label={keysTitle} tabIndex={0}>
        <div>
          <KeyGroup name={keyGroups.tools} keys={ofTools} />
          <KeyGroup name={keyGroups.reading} keys={keys.reading} />
        </div>
        <div>
          <KeyGroup name={keyGroups.marks} keys={keys.marks} />
          <TouchGroup />
        </div>
        <div>
          <KeyGroup name={keyGroups.looking} keys={[...keys.looking, ...texts.viewer.keys]} />
        </div>
      </div>
      <div className="actions">
        <Button onPress={onClose} autoFocus>
          {close}
        </Button>
      </div>
    </Sheet>
  );
}

function KeyGroup({ name, keys }: { name: string; keys: [keys: string, what: string][] }) {
  return (
    <section className="key-group">
      <h3>{name}</h3>
      <dl className="key-list">
        {keys.map(([each, what]) => (
          <div key={what}>
            <dt>
              {each.split(' ').map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What fingers do on a tablet, where there are no keys. */
function TouchGroup() {
  const { touchTitle, touch } = texts.reading;
  return (
    <section className="key-group touch-group">
      <h3>{touchTitle}</h3>
      <dl className="key-list">
        {touch.map(([gesture, what]) => (
          <div key={gesture}>
            <dt>{gesture}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
