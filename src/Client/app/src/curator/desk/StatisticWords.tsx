import type { Statistic } from '../../api/contract';
import { texts } from '../../texts';

const words = texts.curator.agreement;

/** A reason by its name, or as the server worded it. */
export const reasonWords = (reason: string) => texts.curator.reasons[reason] ?? reason;

/** What a number rests on and must not be used for: said with every number, in the same order. */
export function StatisticWords({ statistic }: { statistic: Statistic }) {
  const interval = statistic.intervalMethod
    ? words.interval(statistic.intervalMethod)
    : statistic.undefined === null && statistic.intervalUndefined
      ? words.noInterval(reasonWords(statistic.intervalUndefined))
      : null;
  return (
    <div className="fine-print">
      {statistic.undefined !== null && <span className="why">{capital(reasonWords(statistic.undefined))}. </span>}
      <span className="n">{words.n(statistic.lesions, statistic.cases, statistic.readers, statistic.readings)}</span>
      <span> · {statistic.variant}</span>
      {interval && <span> · {interval}</span>}
      {statistic.notFor && <span className="not-for">{words.notFor(statistic.notFor)}</span>}
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
