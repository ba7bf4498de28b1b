import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { queryClient } from '../api/queries';
import { TopBar } from '../shell/TopBar';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { said } from '../texts/said';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { CaseRecord } from './draft/caseRecord';
import { keptCase } from './draft/caseStore';
import { embedded, signInAgain } from './embed/embedded';
import { nextCase } from './nextCase';
import { caseKey } from './openCase';
import type { Refused } from './outbox/item';
import { onOutbox } from './outbox/news';
import { OutboxChip } from './outbox/OutboxChip';
import { openRefused } from './outbox/openRefused';
import { outboxItems } from './outbox/store';

const words = texts.saving;

/** What stands in the place of a case that cannot be worked on. */
export function Instead({ title, children }: { title: string; children: ReactNode }) {
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

/** The case was submitted or skipped here: on its way to the server, refused by it, or there by now. */
export function SentCase({ record }: { record: CaseRecord }) {
  const navigate = useNavigate();
  const { campaign, practice } = record.assignment;
  const { arrived, refused } = useFate(record);
  const next = useMutation({
    mutationFn: () => nextCase(campaign.id),
    onSuccess: (id) => void navigate(id ? `/read/${id}` : `/read/finished/${campaign.id}`, { replace: true }),
  });
  const go = (
    <Button kind="primary" onPress={() => next.mutate()} isDisabled={next.isPending} data-testid="next-case">
      {words.nextCase}
    </Button>
  );
  const known = practice && arrived && (
    <Button onPress={() => void queryClient.resetQueries({ queryKey: caseKey(record.assignmentId) })} data-testid="see-feedback">
      {texts.practice.seeFeedback}
    </Button>
  );
  if (refused) {
    const open = (
      <Button kind="primary" onPress={() => void openRefused(record.sentAs!, record.assignmentId)} data-testid="open-refused">
        {words.open}
      </Button>
    );
    return (
      <Instead title={campaign.name}>
        <Notice title={texts.reading.refusedTitle} tone="red" actions={open} testId="case-refused">
          {refused.type === 'unknown' ? words.byOthers : said(refused.text)}
        </Notice>
      </Instead>
    );
  }
  return (
    <Instead title={campaign.name}>
      <div>
        <Notice title={arrived ? words.arrivedTitle : words.sentTitle} actions={<>{go}{known}</>} testId="case-sent">
          {arrived ? words.arrivedText : words.sentText}
        </Notice>
        {next.error && <Trouble error={next.error} retry={() => next.mutate()} />}
      </div>
    </Instead>
  );
}

/** What became of it so far: the device keeps a case until the server has it. */
function useFate(record: CaseRecord): { arrived: boolean; refused: Refused | null } {
  const [fate, setFate] = useState<{ arrived: boolean; refused: Refused | null }>({ arrived: false, refused: null });
  useEffect(() => {
    const look = async () => {
      const [kept, items] = await Promise.all([keptCase(record.assignmentId), outboxItems()]);
      setFate({ arrived: kept === null, refused: items.find((item) => item.id === record.sentAs)?.refused ?? null });
    };
    void look().catch(() => undefined);
    return onOutbox(() => void look().catch(() => undefined));
  }, [record]);
  return fate;
}

/** This page held the case of a reader who has signed out, or another has signed in since: it is shown to nobody else. */
export function AnotherReader({ signedOut }: { signedOut: boolean }) {
  const go = signedOut ? (
    <Button kind="primary" onPress={() => signInAgain()}>
      {texts.shell.signInAgain}
    </Button>
  ) : (
    <Link className="button primary" to="/read">
      {texts.reading.toCampaigns}
    </Link>
  );
  return (
    <Instead title={texts.product}>
      <Notice title={signedOut ? texts.shell.signedOutTitle : words.anothersTitle} tone="amber" actions={embedded && !signedOut ? undefined : go} testId="anothers-case">
        {words.anothersText}
      </Notice>
    </Instead>
  );
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
