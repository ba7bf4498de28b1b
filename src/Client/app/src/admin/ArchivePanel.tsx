import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { ArchivedSeries } from '../api/contract';
import { CopyButton } from '../curator/CopyButton';
import { moment } from '../curator/format';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Chip } from '../ui/Chip';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';
import { SkeletonLines } from '../ui/Skeleton';
import { Table } from '../ui/Table';

const words = texts.admin;

/** What has been imported, and how to import more. */
export function ArchivePanel() {
  const series = useQuery({ queryKey: ['archive', 'series'], queryFn: ({ signal }) => get<ArchivedSeries[]>('/api/archive/series', signal) });
  return (
    <Panel name={words.archive} aside={series.data && words.seriesCount(series.data.length)} testId="archive">
      {series.isPending && <SkeletonLines count={3} />}
      {series.error && !series.data && <Trouble error={series.error} retry={() => void series.refetch()} />}
      {series.data?.length === 0 && <Notice title={words.noSeriesTitle}>{words.noSeriesText}</Notice>}
      {series.data && series.data.length > 0 && (
        <Table
          caption={words.allSeries}
          rows={series.data}
          rowKey={(row) => row.seriesUid}
          columns={[
            {
              name: words.patient,
              cell: (row) => (
                <span className="patient">
                  {row.patient} {row.synthetic && <Chip tone="amber" data-testid="synthetic">{texts.syntheticShort}</Chip>}
                </span>
              ),
            },
            { name: words.modality, cell: (row) => row.modality },
            { name: words.instances, number: true, cell: (row) => row.instances },
            { name: words.campaigns, cell: (row) => (row.campaigns.length > 0 ? row.campaigns.join(', ') : <span className="quiet">{words.none}</span>) },
            { name: words.imported, cell: (row) => moment(row.importedAt) },
            { name: words.series, cell: (row) => <code className="uid" title={row.seriesUid}>{row.seriesUid}</code> },
          ]}
        />
      )}
      <section className="how-to-import" aria-label={words.importTitle}>
        <h3>{words.importTitle}</h3>
        <div className="command-line">
          <code className="command">{words.importCommand}</code>
          <CopyButton text={words.importCommand} label={words.copyCommand} done={words.copied} />
        </div>
        <p className="quiet small">{words.importText}</p>
      </section>
    </Panel>
  );
}
