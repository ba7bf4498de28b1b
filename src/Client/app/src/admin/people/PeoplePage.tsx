import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewPerson, Person } from '../../api/contract';
import { useSession } from '../../api/queries';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Panel } from '../../ui/Panel';
import { SkeletonLines } from '../../ui/Skeleton';
import { Table } from '../../ui/Table';
import { peopleKey, usePeople } from '../questions';
import { AddPerson } from './AddPerson';
import { PasswordSheet } from './PasswordSheet';
import { PersonSheet } from './PersonSheet';
import './people.css';

const words = texts.admin.people;

/** /admin/people: who may sign in, as what, and where they take part. */
export function PeoplePage() {
  const client = useQueryClient();
  const people = usePeople();
  const [password, setPassword] = useState<Pick<NewPerson, 'pseudonym' | 'password'> | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: peopleKey });
  const show = (person: Pick<NewPerson, 'pseudonym' | 'password'>) => {
    setChanging(null);
    setPassword(person);
    void refresh();
  };
  return (
    <div className="people-page">
      <h1 className="visually-hidden">{words.title}</h1>
      <Panel name={words.title} aside={people.data && words.count(people.data.length)} testId="people">
        {people.isPending && <SkeletonLines count={4} />}
        {people.error && !people.data && <Trouble error={people.error} retry={() => void people.refetch()} />}
        {people.data?.length === 0 && <p className="quiet">{words.none}</p>}
        {people.data && people.data.length > 0 && <PeopleTable people={people.data} onChange={setChanging} />}
      </Panel>
      <AddPerson onAdded={show} />
      <PersonSheet person={people.data?.find((each) => each.pseudonym === changing) ?? null} onClose={() => setChanging(null)} onChanged={refresh} onPassword={show} />
      <PasswordSheet person={password} onClose={() => setPassword(null)} />
    </div>
  );
}

const ranks = ['administrator', 'curator', 'reader'];

function PeopleTable({ people, onChange }: { people: Person[]; onChange: (pseudonym: string) => void }) {
  const me = useSession().data?.pseudonym;
  const rows = [...people].sort((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role) || a.pseudonym.localeCompare(b.pseudonym));
  return (
    <Table
      caption={words.all}
      rows={rows}
      rowKey={(row) => row.pseudonym}
      columns={[
        {
          name: words.pseudonym,
          cell: (row) => (
            <span data-testid={`person-${row.pseudonym}`}>
              {row.pseudonym} {row.pseudonym === me && <span className="quiet small">{words.you}</span>}
            </span>
          ),
        },
        { name: words.role, cell: (row) => texts.shell.roles[row.role] },
        { name: words.campaigns, cell: (row) => (row.campaigns.length > 0 ? row.campaigns.join(', ') : <span className="quiet">{words.noCampaigns}</span>) },
        { name: words.signIn, cell: (row) => (row.locked ? <Chip tone="amber">{words.locked}</Chip> : <span className="quiet">{words.may}</span>) },
        {
          name: words.changes,
          hideName: true,
          number: true,
          cell: (row) => (
            <Button size="small" aria-label={words.changeWho(row.pseudonym)} onPress={() => onChange(row.pseudonym)} data-testid={`change-${row.pseudonym}`}>
              {words.change}
            </Button>
          ),
        },
      ]}
    />
  );
}
