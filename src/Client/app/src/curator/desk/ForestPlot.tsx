import type { Statistic } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { share } from '../format';
import { cutOff, forestScale, tickWords, type ForestScale } from './forestScale';
import { reasonWords } from '../reasonWords';
import { Counts } from './FinePrint';

const words = texts.curator.agreement;

export interface ForestRow {
  id: string;
  name: string;
  statistic: Statistic;
}

/** Intervals on one scale, each with the counts it rests on. One that is undefined keeps its row and says why there. */
export function ForestPlot({ rows }: { rows: ForestRow[] }) {
  const scale = forestScale(rows.map((row) => row.statistic));
  return (
    <div className="forest" data-testid="agreement-forest">
      <ul>
        {rows.map((row) => (
          <li className="forest-row" key={row.id} data-testid={`statistic-${row.id}`}>
            <div className="name">
              {said(row.name)}
              <Counts statistic={row.statistic} />
            </div>
            <div className="plot">
              <Interval row={row} scale={scale} />
              {row.statistic.value === null && <span className="why">{reasonWords(row.statistic.undefined ?? '')}</span>}
            </div>
            <Value statistic={row.statistic} />
          </li>
        ))}
      </ul>
      <div className="forest-row axis" aria-hidden>
        <div className="ticks">
          {scale.ticks.map((tick) => (
            <span key={tick} style={{ left: `${scale.at(tick)}%` }}>
              {tickWords(tick)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function Value({ statistic }: { statistic: Statistic }) {
  if (statistic.value === null) return <div className="value undefined">{words.undefined}</div>;
  return (
    <div className="value">
      <strong>{share(statistic.value)}</strong>
      {statistic.low !== null && statistic.high !== null && <span className="quiet">{words.to(share(statistic.low), share(statistic.high))}</span>}
    </div>
  );
}

function Interval({ row: { name, statistic }, scale }: { row: ForestRow; scale: ForestScale }) {
  const { value, low, high } = statistic;
  const cut = cutOff(scale, statistic);
  const at = (of: number) => `${scale.at(of)}%`;
  return (
    <svg className="interval" role="img" aria-label={pictureWords(said(name), statistic)}>
      {scale.ticks.map((tick) => (
        <line key={tick} className={tick === 0 ? 'grid zero' : 'grid'} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" />
      ))}
      {low !== null && high !== null && <line className="reach" x1={at(low)} x2={at(high)} y1="50%" y2="50%" />}
      {cut.left && <text x="0" y="50%" className="beyond">‹</text>}
      {cut.right && <text x="100%" y="50%" className="beyond" textAnchor="end">›</text>}
      {value !== null && <circle className={low === null ? 'point bare' : 'point'} cx={at(value)} cy="50%" r="4.5" />}
    </svg>
  );
}

function pictureWords(name: string, { value, low, high }: Statistic): string {
  if (value === null) return words.pictureUndefined(name);
  if (low === null || high === null) return words.pictureNoInterval(name, share(value));
  return words.picture(name, share(value), share(low), share(high));
}
