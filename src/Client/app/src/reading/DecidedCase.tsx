import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { reopen } from './done/reopen';
import type { CaseRecord } from './draft/caseRecord';
import { nextCase } from './nextCase';
import { practiseAgain } from './practice/practiseAgain';
import { Instead } from './SentCase';

const words = texts.done;

/** The case was submitted or skipped before, here or elsewhere: nothing is drawn on it before its reader opens it again. */
export function DecidedCase({ record }: { record: CaseRecord }) {
  const navigate = useNavigate();
  const { id, campaign, practice, state } = record.assignment;
  const again = useMutation({ mutationFn: () => (practice ? practiseAgain(id) : reopen(id)) });
  const next = useMutation({
    mutationFn: () => nextCase(campaign.id),
    onSuccess: (found) => void navigate(found ? `/read/${found}` : `/read/finished/${campaign.id}`, { replace: true }),
  });
  const failed = again.error ? again : next.error ? next : null;
  return (
    <Instead title={campaign.name}>
      <div>
        <Notice
          title={state === 'Skipped' ? words.skippedTitle : words.submittedTitle}
          testId="case-decided"
          actions={
            <>
              <Button kind="primary" onPress={() => next.mutate()} isDisabled={next.isPending} data-testid="next-case">
                {texts.saving.nextCase}
              </Button>
              <Button onPress={() => again.mutate()} isDisabled={again.isPending} data-testid="back-to-decided">
                {words.back}
              </Button>
            </>
          }
        >
          {record.unsent ? words.decidedWithWork : words.decidedText}
        </Notice>
        {failed && <Trouble error={failed.error!} retry={() => failed.mutate()} />}
      </div>
    </Instead>
  );
}
