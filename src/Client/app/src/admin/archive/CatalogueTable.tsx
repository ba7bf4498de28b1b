import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ArchivedSeries } from '../../api/contract';
import { texts } from '../../texts';
import type { Order, SortKey } from './catalogue';
import { rowHeight, SeriesRow } from './SeriesRow';
import { useWindow } from './useWindow';

const words = texts.admin.archive;

const columns: { key: SortKey; name: string; number?: boolean; wide?: boolean }[] = [
  { key: 'patient', name: words.columns.series },
  { key: 'modality', name: words.columns.modality },
  { key: 'bodyPart', name: words.columns.bodyPart },
  { key: 'instances', name: words.columns.slices, number: true },
  { key: 'thickness', name: words.columns.thickness, number: true },
  { key: 'kernel', name: words.columns.kernel },
  { key: 'contrast', name: words.columns.contrast },
  { key: 'kVp', name: words.columns.kVp, number: true },
  { key: 'scanner', name: words.columns.scanner, wide: true },
  { key: 'campaigns', name: words.columns.campaigns, wide: true },
  { key: 'problems', name: words.columns.problems, wide: true },
  { key: 'delivery', name: words.columns.delivery },
  { key: 'importedAt', name: words.columns.importedAt },
];

interface Props {
  rows: ArchivedSeries[];
  order: Order;
  onOrder: (order: Order) => void;
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onOpen: (seriesUid: string) => void;
}

/** Only the rows in sight are drawn; the rest is height. Tab reaches the table once, arrows move within it. */
export function CatalogueTable({ rows, order, onOrder, chosen, onChosen, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last } = useWindow(scroller, rows.length, rowHeight);
  const [reached, setReached] = useState(0);
  const wanted = useRef<number | null>(null);
  const at = Math.min(reached, rows.length - 1);

  const toggle = useCallback((seriesUid: string) => {
    const next = new Set(chosen);
    if (!next.delete(seriesUid)) next.add(seriesUid);
    onChosen(next);
  }, [chosen, onChosen]);

  // A row that was out of sight exists only after the scroll has drawn it.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    if (!row) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: rows.length - 1 }[event.key];
    if (next !== undefined) {
      const to = Math.min(rows.length - 1, Math.max(0, next));
      bringIntoSight(scroller.current, to);
      wanted.current = to;
      setReached(to);
    } else if (event.key === ' ') toggle(row.seriesUid);
    else if (event.key === 'Enter') onOpen(row.seriesUid);
    else return;
    event.preventDefault();
  };

  const allChosen = rows.every((row) => chosen.has(row.seriesUid));
  return (
    <div className="catalogue-scroll" ref={scroller} role="region" aria-label={words.all} tabIndex={-1}>
      <table className="table catalogue-table" aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{`${words.all}. ${words.keys}`}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="pick">
              <input type="checkbox" aria-label={words.chooseAll} checked={allChosen} onChange={() => onChosen(allChosen ? new Set() : new Set(rows.map((row) => row.seriesUid)))} />
            </th>
            {columns.map((column) => (
              <Head key={column.key} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown} data-takes-digits>
          <Space height={first * rowHeight} />
          {rows.slice(first, last).map((row, index) => (
            <SeriesRow key={row.seriesUid} row={row} index={first + index} tabbed={first + index === at} chosen={chosen.has(row.seriesUid)} onToggle={toggle} onOpen={onOpen} onReach={setReached} />
          ))}
          <Space height={(rows.length - last) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

function bringIntoSight(element: HTMLElement | null, index: number): void {
  if (!element) return;
  const head = rowHeight;
  const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight];
  if (top < element.scrollTop) element.scrollTop = top;
  else if (bottom > element.scrollTop + element.clientHeight - head) element.scrollTop = bottom - element.clientHeight + head;
}

const Space = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden className="space">
      <td colSpan={columns.length + 1} style={{ height }} />
    </tr>
  ) : null;

function Head({ column, order, onOrder }: { column: (typeof columns)[number]; order: Order; onOrder: (order: Order) => void }) {
  const active = order.key === column.key;
  return (
    <th scope="col" className={column.number ? 'number' : column.wide ? 'wide' : undefined} aria-sort={active ? (order.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={active ? 'sort active' : 'sort'} onClick={() => onOrder({ key: column.key, descending: active && !order.descending })}>
        {column.name}
        <span aria-hidden>{active ? (order.descending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}
