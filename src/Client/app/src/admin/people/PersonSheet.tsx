import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { del, post } from '../../api/client';
import type { NewPerson, Person, Role } from '../../api/contract';
import { useSession } from '../../api/queries';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { Sheet } from '../../ui/Sheet';
import { useCampaignNames } from '../questions';
import { refusalOf } from '../refusal';

const words = texts.admin.people;
const roles: Role[] = ['reader', 'curator', 'administrator'];

interface Props {
  person: Person | null;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
  onPassword: (person: Pick<NewPerson, 'pseudonym' | 'password'>) => void;
}

export function PersonSheet({ person, onClose, ...rest }: Props) {
  return (
    <Sheet title={person?.pseudonym ?? ''} isOpen={person !== null} onClose={onClose}>
      {person && <Changes key={person.pseudonym} person={person} {...rest} />}
      <div className="actions">
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Sheet>
  );
}

/** Every change says what follows from it before it is made; one at a time. */
function Changes({ person, onChanged, onPassword }: Omit<Props, 'person' | 'onClose'> & { person: Person }) {
  const me = useSession().data?.pseudonym === person.pseudonym;
  const at = `/api/people/${encodeURIComponent(person.pseudonym)}`;
  const change = useMutation({ mutationFn: (what: () => Promise<unknown>) => what(), onSettled: onChanged });
  const ask = (what: () => Promise<unknown>) => change.mutate(what);
  const renew = async () => {
    const { password } = await post<{ password: string }>(`${at}/password`);
    onPassword({ pseudonym: person.pseudonym, password });
  };
  return (
    <div className="person-sheet" data-testid="person-sheet">
      {me && <p className="needs">{words.self}</p>}
      {change.error && (
        <p className="refusal" role="alert" data-testid="person-refusal">
          {refusalOf(change.error)}
        </p>
      )}
      <RoleChange person={person} busy={change.isPending} onChange={(role) => ask(() => post(`${at}/role`, { role }))} />
      <Campaigns person={person} busy={change.isPending} onEnrol={(id) => ask(() => post(`${at}/campaigns/${id}`))} onWithdraw={(campaign) => ask(() => del(`${at}/campaigns/${encodeURIComponent(campaign)}`))} />
      <Act text={person.locked ? words.lockedText : words.lockText}>
        {person.locked ? (
          <Button isDisabled={change.isPending} onPress={() => ask(() => post(`${at}/unlock`))} data-testid="unlock">
            {words.unlock}
          </Button>
        ) : (
          <Button isDisabled={change.isPending} onPress={() => ask(() => post(`${at}/lock`))} data-testid="lock">
            {words.lock}
          </Button>
        )}
      </Act>
      <Act text={words.newPasswordText}>
        <Button isDisabled={change.isPending} onPress={() => ask(renew)} data-testid="new-password-action">
          {words.newPassword}
        </Button>
      </Act>
    </div>
  );
}

const Act = ({ text, children }: { text: string; children: ReactNode }) => (
  <div className="act">
    <p className="quiet small">{text}</p>
    {children}
  </div>
);

function RoleChange({ person, busy, onChange }: { person: Person; busy: boolean; onChange: (role: Role) => void }) {
  const [wanted, setWanted] = useState<Role>(person.role);
  const differs = wanted !== person.role;
  return (
    <section>
      <SegmentedChoice label={words.role} value={wanted} onChange={(role) => setWanted(role as Role)} options={roles.map((role) => ({ value: role, label: texts.shell.roles[role], testId: `role-${role}` }))} />
      {differs && (
        <Act text={`${words.roleChange(texts.shell.roles[wanted].toLowerCase())} ${words.roleBlinding[wanted]}`}>
          <Button kind="primary" isDisabled={busy} onPress={() => onChange(wanted)} data-testid="change-role">
            {words.changeRole}
          </Button>
        </Act>
      )}
    </section>
  );
}

interface CampaignProps {
  person: Person;
  busy: boolean;
  onEnrol: (campaignId: string) => void;
  onWithdraw: (campaign: string) => void;
}

function Campaigns({ person, busy, onEnrol, onWithdraw }: CampaignProps) {
  const all = useCampaignNames().data ?? [];
  const others = all.filter((campaign) => !person.campaigns.includes(campaign.name));
  const [chosen, setChosen] = useState<string | null>(null);
  const enrol = others.find((campaign) => campaign.id === chosen) ?? others[0];
  if (person.role === 'administrator') return <p className="quiet small">{words.administratorsTakeNoPart}</p>;
  return (
    <section>
      <h3 className="section-name">{words.takesPart}</h3>
      {person.campaigns.map((campaign) => (
        <div className="act" key={campaign}>
          <span>{campaign}</span>
          <Button size="small" isDisabled={busy} aria-label={words.withdrawFrom(campaign)} onPress={() => onWithdraw(campaign)} data-testid="withdraw">
            {words.withdraw}
          </Button>
        </div>
      ))}
      {person.campaigns.length > 0 && <p className="quiet small">{words.withdrawText[person.role]}</p>}
      {enrol ? (
        <div className="act">
          <select aria-label={words.enrolIn} value={enrol.id} onChange={(event) => setChosen(event.target.value)} data-testid="enrol-campaign">
            {others.map((campaign) => (
              <option key={campaign.id} value={campaign.id}>
                {campaign.name}
              </option>
            ))}
          </select>
          <Button isDisabled={busy} onPress={() => onEnrol(enrol.id)} data-testid="enrol">
            {words.enrol}
          </Button>
        </div>
      ) : (
        <p className="quiet small">{all.length === 0 ? words.noneToEnrol : words.allEnrolled}</p>
      )}
    </section>
  );
}
