import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { post } from '../../api/client';
import type { NewPerson, Role } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { useCampaignNames } from '../questions';
import { refusalOf } from '../refusal';
import { isPseudonym } from './pseudonym';

const words = texts.admin.people;
const roles: Role[] = ['reader', 'curator', 'administrator'];

/** Somebody new; a reader or curator may take part in a campaign from the start. */
export function AddPerson({ onAdded }: { onAdded: (person: NewPerson) => void }) {
  const campaigns = useCampaignNames();
  const [role, setRole] = useState<Role>('reader');
  const [malformed, setMalformed] = useState(false);
  const add = useMutation({
    mutationFn: (person: { pseudonym: string; role: Role; campaign: string | null }) => post<NewPerson>('/api/people', person),
    onSuccess: onAdded,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [pseudonym, campaign] = ['pseudonym', 'campaign'].map((name) => String(new FormData(form).get(name) ?? '').trim()) as [string, string];
    setMalformed(!isPseudonym(pseudonym));
    if (!isPseudonym(pseudonym)) return (form.elements.namedItem('pseudonym') as HTMLInputElement).focus();
    add.mutate({ pseudonym, role, campaign: role === 'administrator' ? null : campaign || null }, { onSuccess: () => form.reset() });
  };
  const refusal = malformed ? words.bad : add.error ? refusalOf(add.error) : null;
  return (
    <form className="add-person" onSubmit={submit} noValidate aria-label={words.add}>
      <h3>{words.add}</h3>
      <div className="field">
        <label htmlFor="new-pseudonym">{words.pseudonym}</label>
        <input id="new-pseudonym" name="pseudonym" autoComplete="off" autoCapitalize="none" spellCheck={false} aria-describedby="new-pseudonym-hint" aria-invalid={malformed} data-testid="new-pseudonym" />
        <span id="new-pseudonym-hint" className="quiet small">
          {words.pseudonymHint}
        </span>
      </div>
      <SegmentedChoice
        label={words.role}
        value={role}
        onChange={(value) => setRole(value as Role)}
        options={roles.map((value) => ({ value, label: texts.shell.roles[value], testId: `new-role-${value}` }))}
      />
      {role === 'administrator' ? (
        <p className="quiet small">{words.roleBlinding.administrator}</p>
      ) : (
        <div className="field">
          <label htmlFor="new-campaign">{words.campaign}</label>
          <select key={campaigns.data?.length ?? 0} id="new-campaign" name="campaign" disabled={!campaigns.data?.length} data-testid="new-campaign">
            {campaigns.data?.map((campaign) => (
              <option key={campaign.id}>{campaign.name}</option>
            ))}
            <option value="">{campaigns.data?.length ? words.laterCampaign : words.noCampaign}</option>
          </select>
        </div>
      )}
      <p className="refusal small" role="alert" data-testid="add-refusal">
        {refusal}
      </p>
      <Button type="submit" kind="primary" isDisabled={add.isPending} data-testid="add-person">
        {add.isPending ? words.adding : words.addAction}
      </Button>
    </form>
  );
}
