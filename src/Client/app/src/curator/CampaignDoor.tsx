import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client';
import type { CampaignSummary } from '../api/contract';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';

const words = texts.curator.door;

/** Closes a campaign, after saying what follows, and opens it again. */
export function CampaignDoor({ campaign }: { campaign: CampaignSummary }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const closed = campaign.closedAt !== null;
  const change = useMutation({
    mutationFn: () => post(`/api/campaigns/${encodeURIComponent(campaign.id)}/${closed ? 'open' : 'close'}`),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['campaign', campaign.id], exact: true }), client.invalidateQueries({ queryKey: ['campaigns'] })]);
      setAsking(false);
    },
  });
  const verb = closed ? 'open' : 'close';
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)} data-testid={`${verb}-campaign-${campaign.id}`}>
        {words[verb]}
      </Button>
      <Sheet title={words.title[verb](campaign.name)} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{words.text[verb]}</p>
        {change.error && (
          <p className="refusal" role="alert">
            {change.error.message}
          </p>
        )}
        <div className="actions">
          <Button kind="primary" onPress={() => change.mutate()} isDisabled={change.isPending} data-testid={`${verb}-campaign-confirm`}>
            {words.confirm[verb]}
          </Button>
          <Button onPress={() => setAsking(false)}>{words.leave[verb]}</Button>
        </div>
      </Sheet>
    </>
  );
}
