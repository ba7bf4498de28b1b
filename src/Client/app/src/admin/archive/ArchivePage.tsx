import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ArchivedSeries } from '../../api/contract';
import { CopyButton } from '../../curator/CopyButton';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { useSeries } from '../questions';
import { filtered, isNarrow, newestFirst, noFilter, ordered, type Filter, type Order } from './catalogue';
import { CatalogueFilters } from './CatalogueFilters';
import { CatalogueTable } from './CatalogueTable';
import { MakeCases } from './MakeCases';
import { SeriesSheet } from './SeriesSheet';
import './archive.css';

const words = texts.admin.archive;

/** /admin: every series there is, what it is like, and what looks wrong. */
export function ArchivePage() {
  const series = useSeries();
  return (
    <>
      <h1 className="visually-hidden">{words.title}</h1>
      {series.isPending && <CatalogueSkeleton />}
      {series.error && !series.data && <Trouble error={series.error} retry={() => void series.refetch()} />}
      {series.data?.length === 0 && <EmptyArchive />}
      {series.data && series.data.length > 0 && <Catalogue all={series.data} />}
    </>
  );
}

function Catalogue({ all }: { all: ArchivedSeries[] }) {
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [order, setOrder] = useState<Order>(newestFirst);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const rows = useMemo(() => ordered(filtered(all, filter), order), [all, filter, order]);
  const index = rows.findIndex((row) => row.seriesUid === opened);
  return (
    <section className="catalogue" aria-label={words.title} data-testid="archive">
      <CatalogueFilters all={all} filter={filter} onChange={setFilter} aside={words.shown(rows.length, all.length)} />
      {rows.length === 0 ? (
        <Notice title={words.nothingFits} actions={isNarrow(filter) && <Button onPress={() => setFilter(noFilter)}>{words.clear}</Button>}>
          {words.nothingFitsText}
        </Notice>
      ) : (
        <CatalogueTable rows={rows} order={order} onOrder={setOrder} chosen={chosen} onChosen={setChosen} onOpen={setOpened} />
      )}
      {chosen.size > 0 && <MakeCases chosen={[...chosen]} onLetGo={() => setChosen(new Set())} />}
      <SeriesSheet
        series={rows[index] ?? null}
        onClose={() => setOpened(null)}
        before={rows[index - 1] && (() => setOpened(rows[index - 1]!.seriesUid))}
        after={rows[index + 1] && (() => setOpened(rows[index + 1]!.seriesUid))}
      />
    </section>
  );
}

function EmptyArchive() {
  return (
    <Notice title={words.emptyTitle} testId="archive-empty" actions={<Link className="button primary" to="/admin/upload">{words.toUpload}</Link>}>
      <p>{words.emptyText}</p>
      <p className="quiet small by-command">{words.byCommand}</p>
      <div className="command-line">
        <code className="command">{words.command}</code>
        <CopyButton text={words.command} label={words.copy} done={texts.admin.copied} />
      </div>
    </Notice>
  );
}

const CatalogueSkeleton = () => (
  <div role="status" className="catalogue">
    <span className="visually-hidden">{texts.shell.loading}</span>
    <Skeleton height={56} />
    {Array.from({ length: 8 }, (_, index) => (
      <Skeleton key={index} height={47} />
    ))}
  </div>
);
