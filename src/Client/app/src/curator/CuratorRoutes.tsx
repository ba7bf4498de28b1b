import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { CampaignSummary } from '../api/contract';
import { Page } from '../shell/Page';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Chip } from '../ui/Chip';
import { SkeletonLines } from '../ui/Skeleton';
import { Table } from '../ui/Table';

/** /campaigns/…: the campaigns with their coverage. */
export default function CuratorRoutes() {
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: ({ signal }) => get<CampaignSummary[]>('/api/campaigns', signal) });
  return (
    <Page title={texts.campaigns.title}>
      {campaigns.isPending && <SkeletonLines count={3} />}
      {campaigns.error && <Trouble error={campaigns.error} retry={() => void campaigns.refetch()} />}
      {campaigns.data?.length === 0 && <p className="quiet">{texts.campaigns.empty}</p>}
      {campaigns.data && campaigns.data.length > 0 && <CampaignTable rows={campaigns.data} />}
    </Page>
  );
}

function CampaignTable({ rows }: { rows: CampaignSummary[] }) {
  return (
    <Table
      caption={texts.campaigns.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { name: texts.campaigns.title, cell: (row) => <>{row.name} {row.synthetic && <Chip tone="amber">{texts.syntheticShort}</Chip>}</> },
        { name: texts.campaigns.cases, number: true, cell: (row) => row.cases },
        { name: texts.campaigns.covered, number: true, cell: (row) => row.casesCovered },
        { name: texts.campaigns.readers, number: true, cell: (row) => row.readers },
        { name: texts.campaigns.submissions, number: true, cell: (row) => row.submissions },
      ]}
    />
  );
}
