import { significant } from '../curator/format';
import { reasonWords } from '../curator/reasonWords';
import { texts } from '../texts';
import { said } from '../texts/said';
import type { ReportLine } from './reportContract';

const words = texts.report;

/** Every statistic with its variant, interval and n, and what it may not be used for. */
export const StatisticTable = ({ lines }: { lines: readonly ReportLine[] }) => (
  <table className="report-table">
    <thead>
      <tr>
        <th scope="col">{words.statistic}</th>
        <th scope="col" className="number">{words.value}</th>
        <th scope="col" className="number">{words.interval}</th>
        <th scope="col">{words.n}</th>
        <th scope="col">{words.notFor}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.name + line.variant}>
          <th scope="row">
            {said(line.name)}
            <span className="quiet small">{said(line.variant)}</span>
            {line.judged && <span className="small">{words.judged(line.judged)}</span>}
          </th>
          <td className={line.value === null ? 'why' : 'number'} colSpan={line.value === null ? 2 : 1}>
            {line.value === null ? words.undefined(reasonWords(line.undefined ?? '')) : significant(line.value)}
          </td>
          {line.value !== null && <td className="number">{line.lower === null || line.upper === null ? '–' : texts.plots.to(significant(line.lower), significant(line.upper))}</td>}
          <td>{words.nOf(line.lesions, line.cases, line.readers, line.readings)}</td>
          <td>{said(line.notFor)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
