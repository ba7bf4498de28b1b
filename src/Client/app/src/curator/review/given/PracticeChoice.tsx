import { useMutation, useQueryClient } from '@tanstack/react-query';
import { del, post } from '../../../api/client';
import { texts } from '../../../texts';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { campaignKey, useCampaign } from '../../questions';

const words = texts.practice;

/** Makes a case with a gold standard the one that readers practise on, or ends that. */
export function PracticeChoice({ campaignId, caseId }: { campaignId: string; caseId: string }) {
  const client = useQueryClient();
  const isPractice = useCampaign(campaignId, 'live').data?.coverage.find((each) => each.id === caseId)?.practice === true;
  const path = `/api/campaigns/${campaignId}/cases/${caseId}/practice`;
  const change = useMutation({
    mutationFn: () => (isPractice ? del<void>(path) : post<void>(path)),
    onSuccess: () => client.invalidateQueries({ queryKey: campaignKey(campaignId) }),
  });
  return (
    <div className="practice-choice" data-testid="practice-choice" data-practice={isPractice}>
      <Button size="small" onPress={() => change.mutate()} isDisabled={change.isPending}>
        {isPractice ? words.unuse : words.use}
      </Button>
      <p className="quiet small">{words.useHint}</p>
      {change.error && <Notice title={change.error.message} tone="amber" />}
    </div>
  );
}
