import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Person } from '../api/contract';
import { Page } from '../shell/Page';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { SkeletonLines } from '../ui/Skeleton';
import { Table } from '../ui/Table';

/** /admin/…: who may sign in, and to what. */
export default function AdminRoutes() {
  const people = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => get<Person[]>('/api/people', signal) });
  return (
    <Page title={texts.people.title}>
      {people.isPending && <SkeletonLines count={3} />}
      {people.error && <Trouble error={people.error} retry={() => void people.refetch()} />}
      {people.data?.length === 0 && <p className="quiet">{texts.people.empty}</p>}
      {people.data && people.data.length > 0 && (
        <Table
          caption={texts.people.title}
          rows={people.data}
          rowKey={(row) => row.pseudonym}
          columns={[
            { name: texts.people.pseudonym, cell: (row) => row.pseudonym },
            { name: texts.people.role, cell: (row) => texts.shell.roles[row.role] },
            { name: texts.people.campaigns, cell: (row) => row.campaigns.join(', ') },
          ]}
        />
      )}
    </Page>
  );
}
