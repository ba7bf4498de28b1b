import type { ImportedSeries } from '../../api/contract';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Table } from '../../ui/Table';

const words = texts.admin.upload;

/** The series of this upload: cases, or why not. */
export function BecameOf({ series, held, forCampaign }: { series: ImportedSeries[]; held: number; forCampaign: boolean }) {
  const notCase = forCampaign ? <span className="needs">{words.notCase}</span> : words.catalogued;

  return (
    <Panel name={words.becameTitle} testId="became">
      {series.length === 0 ? (
        <Notice title={words.nothingCame}>{held > 0 ? words.countWords.held : undefined}</Notice>
      ) : (
        <Table
          caption={words.becameOf}
          rows={series}
          rowKey={(row) => row.seriesUid}
          columns={[
            { name: words.became.outcome, cell: (row) => (row.caseNumber ? <strong>{words.asCase(row.caseNumber)}</strong> : notCase) },
            { name: words.became.images, number: true, cell: (row) => row.slices },
            { name: words.became.remark, cell: (row) => <span className="quiet">{[row.reason, ...(row.notes ?? [])].filter(Boolean).join(' ')}</span> },
            { name: words.became.series, cell: (row) => <code className="uid" title={row.seriesUid}>{row.seriesUid}</code> },
          ]}
        />
      )}
    </Panel>
  );
}
