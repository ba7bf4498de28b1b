import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { get, post } from '../api/client';
import type { CampaignSummary, NewPerson, Role } from '../api/contract';
import { ApiProblem } from '../api/problem';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { SegmentedChoice } from '../ui/SegmentedChoice';
import { isPseudonym } from './pseudonym';

const words = texts.admin;
type Addable = Extract<Role, 'reader' | 'curator'>;

/** A reader or curator of one campaign. */
export function AddPerson({ onAdded }: { onAdded: (person: NewPerson) => void }) {
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: ({ signal }) => get<CampaignSummary[]>('/api/campaigns', signal) });
  const [role, setRole] = useState<Addable>('reader');
  const [malformed, setMalformed] = useState(false);
  const add = useMutation({
    mutationFn: (person: { pseudonym: string; role: Addable; campaign: string | null }) => post<NewPerson>('/api/people', person),
    onSuccess: onAdded,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [pseudonym, campaign] = ['pseudonym', 'campaign'].map((name) => String(new FormData(form).get(name) ?? '').trim()) as [string, string];
    setMalformed(!isPseudonym(pseudonym));
    if (!isPseudonym(pseudonym)) return (form.elements.namedItem('pseudonym') as HTMLInputElement).focus();
    add.mutate({ pseudonym, role, campaign: campaign || null }, { onSuccess: () => form.reset() });
  };
  const refusal = malformed ? words.badPseudonym : add.error ? refusalOf(add.error) : null;
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
        onChange={(value) => setRole(value as Addable)}
        options={(['reader', 'curator'] as const).map((value) => ({ value, label: texts.shell.roles[value], testId: `new-role-${value}` }))}
      />
      <div className="field">
        <label htmlFor="new-campaign">{words.campaign}</label>
        <select id="new-campaign" name="campaign" disabled={!campaigns.data?.length} data-testid="new-campaign">
          {campaigns.data?.length ? campaigns.data.map((campaign) => <option key={campaign.id}>{campaign.name}</option>) : <option value="">{words.noCampaign}</option>}
        </select>
      </div>
      <p className="refusal small" role="alert" data-testid="add-refusal">
        {refusal}
      </p>
      <Button type="submit" kind="primary" isDisabled={add.isPending} data-testid="add-person">
        {add.isPending ? words.adding : words.addAction}
      </Button>
    </form>
  );
}

const refusalOf = (error: unknown) => (error instanceof ApiProblem && error.unreachable ? texts.shell.offlineTitle : error instanceof Error ? error.message : texts.shell.failedTitle);
