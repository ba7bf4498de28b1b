import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '../../api/client';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { agreementKey } from '../questions';

/** Everything anew; the page hears when it is there. */
export function ComputeAgain({ campaignId }: { campaignId: string }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => post(`/api/campaigns/${encodeURIComponent(campaignId)}/agreement`),
    onSuccess: () => client.invalidateQueries({ queryKey: agreementKey(campaignId) }),
  });
  return (
    <div>
      <Button size="small" kind="plain" onPress={() => again.mutate()} isDisabled={again.isPending}>
        {texts.agreement.computeAgain}
      </Button>
      {again.error && <Trouble error={again.error} retry={() => again.mutate()} />}
    </div>
  );
}
