import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { CaseCoverage } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { lowestAgreementFirst, sorted, type Order, type SortKey } from '../caseOrder';
import { share } from '../format';
import { CaseState } from './CaseState';
import { ReadsBar } from './ReadsBar';

const words = texts.curator.table;

const columns: { key: SortKey; name: string; number?: boolean }[] = [
  { key: 'number', name: words.number },
  { key: 'meanDice', name: words.dice },
  { key: 'submissions', name: words.reads },
  { key: 'state', name: words.state },
  { key: 'lesions', name: words.lesions, number: true },
  { key: 'flags', name: words.flags },
];

/** The cases of a campaign. Tab reaches the table once; arrows move within it. */
export function CaseTable({ campaignId, cases }: { campaignId: string; cases: CaseCoverage[] }) {
  const [order, setOrder] = useState<Order>(lowestAgreementFirst);
  const body = useRef<HTMLTableSectionElement>(null);
  const [reached, setReached] = useState(0);
  const rows = sorted(cases, order);
  const sortBy = (key: SortKey) => setOrder((now) => ({ key, descending: now.key === key && !now.descending }));
  return (
    <div>
      <Panel name={texts.curator.cases} aside={order.key === 'meanDice' && !order.descending ? words.hint : undefined}>
        {cases.length === 0 ? (
          <Notice title={words.emptyTitle}>
            <p>{words.emptyText}</p>
            <code className="command">{texts.curator.importCommand}</code>
          </Notice>
        ) : (
          <div className="case-scroll">
            <table className="table case-table">
            <caption className="visually-hidden">{`${texts.curator.cases}. ${words.keys}`}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <Head key={column.key} column={column} order={order} sortBy={sortBy} />
                ))}
              </tr>
            </thead>
            <tbody ref={body} data-takes-digits onKeyDown={(event) => moveWithin(event, body.current)}>
              {rows.map((row, index) => (
                <CaseRow key={row.id} row={row} to={`/campaigns/${campaignId}/cases/${row.id}`} tabbed={index === Math.min(reached, rows.length - 1)} onReach={() => setReached(index)} />
              ))}
            </tbody>
            </table>
          </div>
        )}
      </Panel>
    </div>
  );
}

function Head({ column, order, sortBy }: { column: (typeof columns)[number]; order: Order; sortBy: (key: SortKey) => void }) {
  const active = order.key === column.key;
  const direction = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={column.number ? 'number' : undefined} aria-sort={active ? direction : 'none'}>
      <button type="button" className={active ? 'sort active' : 'sort'} onClick={() => sortBy(column.key)}>
        {column.name}
        <span aria-hidden>{active ? (order.descending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}

interface RowProps {
  row: CaseCoverage;
  to: string;
  tabbed: boolean;
  onReach: () => void;
}

function CaseRow({ row, to, tabbed, onReach }: RowProps) {
  return (
    <tr data-testid={`case-row-${row.number}`}>
      <td>
        <Link className="cover" to={to} tabIndex={tabbed ? 0 : -1} onFocus={onReach}>
          {said(row.number)}
        </Link>
      </td>
      <td>
        <DiceCell value={row.meanDice} />
      </td>
      <td>
        <ReadsBar submissions={row.submissions} skips={row.skips} target={row.target} />
      </td>
      <td>
        {row.practice ? <span className="quiet" title={texts.practice.useHint}>{texts.practice.isPractice}</span> : <CaseState number={row.number} state={row.state} />}
      </td>
      <td className="number">{row.lesions}</td>
      <td className="flags">{row.flags.map(said).join(', ')}</td>
    </tr>
  );
}

/** The number and its place between 0 and 1. */
function DiceCell({ value }: { value: number | null }) {
  return (
    <span className="dice-cell" title={value === null ? words.undefinedDice : undefined}>
      <span className="figure">{share(value)}</span>
      <svg className="place" aria-hidden>
        <line x1="0" x2="100%" y1="50%" y2="50%" />
        {value !== null && <circle cx={`${4 + Math.min(1, Math.max(0, value)) * 92}%`} cy="50%" r="3.5" />}
      </svg>
    </span>
  );
}

function moveWithin(event: KeyboardEvent, body: HTMLElement | null): void {
  const links = [...(body?.querySelectorAll<HTMLAnchorElement>('a.cover') ?? [])];
  const now = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus();
}
