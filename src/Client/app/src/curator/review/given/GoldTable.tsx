import type { GoldRow } from '../../../api/contract';
import { texts } from '../../../texts';
import { millimetres, share } from '../../format';

const words = texts.curator.given;

const findingOf = (row: GoldRow) => row.gold ?? row.finding ?? '';
const inOrder = (a: GoldRow, b: GoldRow) => a.pseudonym.localeCompare(b.pseudonym) || findingOf(a).localeCompare(findingOf(b), undefined, { numeric: true });

/** Each reader's findings held against those of the gold standard; a reader is named once. */
export function GoldTable({ rows, name }: { rows: GoldRow[]; name: string }) {
  const sorted = [...rows].sort(inOrder);
  return (
    <table className="table gold-table">
      <caption className="visually-hidden">{words.against(name)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.reader}</th>
          <th scope="col" className="finding">
            {words.finding}
          </th>
          <th scope="col" className="number">
            {words.dice}
          </th>
          <th scope="col" className="number" title={words.distanceHint}>
            {words.distance} <small>mm</small>
          </th>
          <th scope="col" className="number" title={words.hausdorffHint}>
            {words.hausdorff} <small>mm</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row, index) => (
          <tr key={index} data-testid={`gold-row-${row.pseudonym}`} className={row.undefined ? 'missed' : undefined}>
            {sorted[index - 1]?.pseudonym !== row.pseudonym && (
              <th scope="rowgroup" rowSpan={sorted.filter((each) => each.pseudonym === row.pseudonym).length}>
                {row.pseudonym}
              </th>
            )}
            <td className="finding">{findingOf(row)}</td>
            {row.undefined ? (
              <td colSpan={3} className="what">
                {row.undefined}
              </td>
            ) : (
              <>
                <td className="number dice">{share(row.dice)}</td>
                <td className="number">{millimetres(row.meanDistance)}</td>
                <td className="number">{millimetres(row.hausdorff95)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
