import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import type { Progress } from './progress';

const words = texts.admin.upload;
const namesShown = 200;

/** What was refused, most frequent reason first; the names are only here. */
export function Refusals({ refusals }: { refusals: Progress['refusals'] }) {
  const rows = [...refusals].sort(([, a], [, b]) => b.count - a.count);
  return (
    <Panel name={words.refusedTitle} aside={words.refusedText} testId="refusals">
      {rows.map(([reason, { count, names }]) => (
        <details key={reason} className="refusals">
          <summary>
            <span>{reason}</span>
            <span className="quiet">{words.files(count)}</span>
          </summary>
          <ul>
            {names.slice(0, namesShown).map((name, index) => (
              <li key={index}>{name}</li>
            ))}
            {count > names.length && <li className="quiet">{words.more(count - names.length)}</li>}
          </ul>
        </details>
      ))}
    </Panel>
  );
}
