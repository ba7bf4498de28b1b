import type { Statistic } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { reasonWords } from '../reasonWords';
import type { ForestRow } from './ForestPlot';

const words = texts.curator.agreement;

/** The one method all intervals share, so that it is said once; null when they differ. */
export function sharedMethod(rows: readonly ForestRow[]): string | null {
  const methods = new Set(rows.flatMap(({ statistic }) => (statistic.intervalMethod ? [statistic.intervalMethod] : [])));
  return methods.size === 1 ? [...methods][0]! : null;
}

/** What each number is, rests on, and must not be used for: said with every number, in the same order. */
export function FinePrint({ rows }: { rows: ForestRow[] }) {
  const shared = sharedMethod(rows);
  return (
    <div className="fine-print">
      {shared && <p>{words.interval(said(shared))}</p>}
      <dl>
        {rows.map(({ id, name, statistic }) => (
          <div key={id} data-testid={`fine-print-${id}`}>
            <dt>{said(name)}</dt>
            <dd>
              {[said(statistic.variant), words.readings(statistic.readings), shared ? null : intervalWords(statistic)].filter(Boolean).join(' · ')}
              {statistic.notFor && <span className="not-for">{words.notFor(said(statistic.notFor))}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const intervalWords = ({ intervalMethod }: Statistic) => (intervalMethod ? words.interval(said(intervalMethod)) : null);

/** The counts a number rests on; where it has no interval, why. */
export function Counts({ statistic }: { statistic: Statistic }) {
  const none = statistic.value !== null && statistic.low === null && statistic.intervalUndefined;
  return (
    <span className="counts">
      {words.n(statistic.lesions, statistic.cases, statistic.readers)}
      {none && <span className="why">{words.noInterval(reasonWords(none))}</span>}
    </span>
  );
}
