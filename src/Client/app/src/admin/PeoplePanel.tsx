import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/client';
import type { NewPerson, Person } from '../api/contract';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Panel } from '../ui/Panel';
import { SkeletonLines } from '../ui/Skeleton';
import { Table } from '../ui/Table';
import { AddPerson } from './AddPerson';
import { PasswordSheet } from './PasswordSheet';

const words = texts.admin;
export const peopleKey = ['people'];

export function PeoplePanel() {
  const client = useQueryClient();
  const people = useQuery({ queryKey: peopleKey, queryFn: ({ signal }) => get<Person[]>('/api/people', signal) });
  const [added, setAdded] = useState<NewPerson | null>(null);
  const welcome = (person: NewPerson) => {
    setAdded(person);
    void client.invalidateQueries({ queryKey: peopleKey });
  };
  return (
    <Panel name={words.people} aside={people.data && words.peopleCount(people.data.length)} testId="people">
      <div className="people">
        <div>
          {people.isPending && <SkeletonLines count={4} />}
          {people.error && !people.data && <Trouble error={people.error} retry={() => void people.refetch()} />}
          {people.data?.length === 0 && <p className="quiet">{words.noPeople}</p>}
          {people.data && people.data.length > 0 && <PeopleTable people={people.data} />}
        </div>
        <AddPerson onAdded={welcome} />
      </div>
      <PasswordSheet person={added} onClose={() => setAdded(null)} />
    </Panel>
  );
}

const ranks = ['administrator', 'curator', 'reader'];

function PeopleTable({ people }: { people: Person[] }) {
  const rows = [...people].sort((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role) || a.pseudonym.localeCompare(b.pseudonym));
  return (
    <Table
      caption={words.allPeople}
      rows={rows}
      rowKey={(row) => row.pseudonym}
      columns={[
        { name: words.pseudonym, cell: (row) => <span data-testid={`person-${row.pseudonym}`}>{row.pseudonym}</span> },
        { name: words.role, cell: (row) => texts.shell.roles[row.role] },
        { name: words.campaigns, cell: (row) => (row.campaigns.length > 0 ? row.campaigns.join(', ') : <span className="quiet">{words.none}</span>) },
      ]}
    />
  );
}
