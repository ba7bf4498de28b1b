import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { ImportedSeries } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { seriesKey, useCampaignNames } from '../questions';
import { refusalOf } from '../refusal';

const words = texts.admin.archive;

interface Outcome {
  series?: ImportedSeries[];
}

/** What to do with the series that were chosen. */
export function MakeCases({ chosen, onLetGo }: { chosen: string[]; onLetGo: () => void }) {
  const client = useQueryClient();
  const campaigns = useCampaignNames();
  const [campaign, setCampaign] = useState<string | null>(null);
  const name = campaign ?? campaigns.data?.[0]?.name ?? '';
  const make = useMutation({
    mutationFn: (seriesUids: string[]) => post<Outcome | null>('/api/archive/series/cases', { campaign: name, seriesUids }),
    onSuccess: () => void client.invalidateQueries({ queryKey: seriesKey }),
  });
  const answers = make.data?.series ?? [];
  const refused = answers.filter((each) => each.caseNumber === null && each.reason);
  const made = answers.length > 0 ? answers.length - refused.length : (make.variables?.length ?? 0);
  return (
    <div className="make-cases" role="group" aria-label={words.chosen(chosen.length)} data-testid="make-cases">
      <strong>{words.chosen(chosen.length)}</strong>
      <label>
        <span className="quiet">{chosen.length === 1 ? words.makeCase : words.makeCases}</span>
        <select value={name} onChange={(event) => setCampaign(event.target.value)} disabled={!campaigns.data?.length} data-testid="cases-campaign">
          {campaigns.data?.length ? campaigns.data.map((each) => <option key={each.id}>{each.name}</option>) : <option value="">{words.noCampaign}</option>}
        </select>
      </label>
      <Button kind="primary" onPress={() => make.mutate(chosen)} isDisabled={make.isPending || !name} data-testid="make-cases-action">
        {make.isPending ? words.making : words.make}
      </Button>
      <Button onPress={onLetGo}>{words.letGo}</Button>
      <p className="small outcome" role="status">
        {make.error && <span className="refusal">{refusalOf(make.error)}</span>}
        {make.isSuccess && made > 0 && words.made(made, name)}
        {refused.length > 0 && <span className="refusal"> {words.notMade}: {[...new Set(refused.map((each) => each.reason))].join(' ')}</span>}
      </p>
    </div>
  );
}
