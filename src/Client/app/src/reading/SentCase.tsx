import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { TopBar } from '../shell/TopBar';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { CaseRecord } from './draft/caseRecord';
import { keptCase } from './draft/caseStore';
import { nextCase } from './nextCase';
import { onOutbox } from './outbox/news';
import { OutboxChip } from './outbox/OutboxChip';

const words = texts.saving;

function Instead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="desk">
      <TopBar title={title}>
        <OutboxChip />
      </TopBar>
      <div className="tool-rail" />
      <div className="image-place">
        <div className="centred">{children}</div>
      </div>
      <aside className="side" />
    </div>
  );
}

/** The case was submitted or skipped here: on its way to the server, or there by now. */
export function SentCase({ record }: { record: CaseRecord }) {
  const navigate = useNavigate();
  const { campaign } = record.assignment;
  const arrived = useArrived(record.assignmentId);
  const next = useMutation({
    mutationFn: () => nextCase(campaign.id),
    onSuccess: (id) => void navigate(id ? `/read/${id}` : `/read/finished/${campaign.id}`, { replace: true }),
  });
  const go = (
    <Button kind="primary" onPress={() => next.mutate()} isDisabled={next.isPending} data-testid="next-case">
      {words.nextCase}
    </Button>
  );
  return (
    <Instead title={campaign.name}>
      <div>
        <Notice title={arrived ? words.arrivedTitle : words.sentTitle} actions={go} testId="case-sent">
          {arrived ? words.arrivedText : words.sentText}
        </Notice>
        {next.error && <Trouble error={next.error} retry={() => next.mutate()} />}
      </div>
    </Instead>
  );
}

/** The device keeps a case until the server has it. */
function useArrived(assignmentId: string): boolean {
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    const look = () => void keptCase(assignmentId).then((kept) => setArrived(kept === null), () => undefined);
    look();
    return onOutbox(look);
  }, [assignmentId]);
  return arrived;
}

export function Elsewhere({ takeOver }: { takeOver: () => void }) {
  const here = (
    <Button kind="primary" onPress={takeOver} data-testid="go-on-here">
      {words.goOnHere}
    </Button>
  );
  return (
    <Instead title={texts.product}>
      <Notice title={words.elsewhereTitle} tone="amber" actions={here} testId="elsewhere">
        {words.elsewhereText}
      </Notice>
    </Instead>
  );
}
