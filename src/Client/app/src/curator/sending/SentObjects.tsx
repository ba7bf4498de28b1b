import type { SentObject } from '../../api/contract';
import { texts } from '../../texts';
import { Chip } from '../../ui/Chip';

const words = texts.curator.sending;
const tones = { waiting: 'amber', refused: 'red' } as const;

/** What was refused stands open with its reason; the rest is folded away. */
export function SentObjects({ objects }: { objects: SentObject[] }) {
  const refused = objects.filter((each) => each.state === 'refused');
  if (objects.length === 0) return null;
  return (
    <>
      {refused.length > 0 && <List label={words.refusedList} objects={refused} testId="refused-objects" />}
      <details className="earlier">
        <summary>{words.all(objects.length)}</summary>
        <List label={words.all(objects.length)} objects={objects} testId="sent-objects" />
      </details>
    </>
  );
}

function List({ label, objects, testId }: { label: string; objects: SentObject[]; testId: string }) {
  return (
    <ul className="sent-objects" aria-label={label} data-testid={testId}>
      {objects.map((each) => (
        <li key={each.sopInstanceUid ?? each.path}>
          {each.state === 'sent' ? (
            <span className="quiet small">{each.wasThere ? words.wasThere : words.states.sent}</span>
          ) : (
            <Chip tone={tones[each.state]}>{words.states[each.state]}</Chip>
          )}
          <div>
            <code>{each.path}</code>
            {remarks(each).map((remark) => (
              <p key={remark} className="quiet small">
                {remark}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

const remarks = (each: SentObject) =>
  [each.words, each.replaces && words.replaces(each.replaces), each.storedAs && words.storedAs(each.storedAs)].filter((text): text is string => !!text);
