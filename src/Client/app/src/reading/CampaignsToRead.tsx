import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReaderCampaign } from '../api/contract';
import { untilReached } from '../api/queries';
import { greyPattern } from '../shell/greyPattern';
import { GreyPatternSheet } from '../shell/GreyPatternSheet';
import { Page } from '../shell/Page';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { SyntheticBadge } from '../ui/Chip';
import { Notice } from '../ui/Notice';
import { SkeletonLines } from '../ui/Skeleton';
import { DoneSheet } from './done/DoneSheet';
import { KeepOffline } from './kept/KeepOffline';
import { campaignsToRead } from './kept/offlineCampaigns';
import { nextCase } from './nextCase';
import { OutboxChip } from './outbox/OutboxChip';
import './campaigns.css';

/** /read: the reader's campaigns, how far each is, and one way in. */
export function CampaignsToRead() {
  const campaigns = useQuery({ queryKey: ['reading', 'campaigns'], queryFn: ({ signal }) => campaignsToRead(signal), refetchInterval: ({ state }) => (state.data?.offline ? 5_000 : untilReached({ state })) });
  const words = texts.toRead;
  // The viewer is the largest part of the page: fetched while the reader chooses.
  useEffect(() => void import('./ReadingPage').then(() => import('../viewer/warmUp')).then(({ warmUp }) => warmUp()).catch(() => undefined), []);
  return (
    <Page title={texts.product} sentence={words.title} state={<OutboxChip />}>
      <h1>{words.title}</h1>
      {campaigns.isPending && <SkeletonLines count={3} />}
      {campaigns.error && <Trouble error={campaigns.error} retry={() => void campaigns.refetch()} />}
      {campaigns.data?.campaigns.length === 0 && <Notice title={words.emptyTitle}>{words.emptyText}</Notice>}
      {campaigns.data?.offline && <Notice title={texts.saving.offlineList} tone="amber" testId="offline-list" />}
      <ul className="to-read">
        {campaigns.data?.campaigns.map((campaign) => (
          <CampaignRow key={campaign.id} campaign={campaign} offline={campaigns.data.offline} />
        ))}
      </ul>
      <DisplayCheck />
    </Page>
  );
}

/** Asked once on a device, before the first case. */
function DisplayCheck() {
  const [asked, setAsked] = useState(greyPattern());
  const [isOpen, setOpen] = useState(false);
  const words = texts.viewing;
  if (asked !== 'not-asked') return null;
  return (
    <>
      <Notice title={words.askTitle} actions={<Button onPress={() => setOpen(true)} data-testid="ask-display">{words.check}</Button>}>
        {words.askText}
      </Notice>
      <GreyPatternSheet isOpen={isOpen} onClose={() => (setOpen(false), setAsked(greyPattern()))} />
    </>
  );
}

function CampaignRow({ campaign, offline }: { campaign: ReaderCampaign; offline: boolean }) {
  const navigate = useNavigate();
  const [isDoneOpen, setDoneOpen] = useState(false);
  const words = texts.toRead;
  const next = useMutation({
    mutationFn: () => nextCase(campaign.id),
    onSuccess: (next) => void navigate(next ? `/read/${next}` : `/read/finished/${campaign.id}`),
  });
  const done = campaign.submitted + campaign.skipped;
  const finished = done >= campaign.total && !campaign.openAssignmentId;
  const verb = campaign.openAssignmentId ? words.goOn : done > 0 ? words.next : words.start;
  return (
    <li data-testid={`campaign-${campaign.id}`}>
      <div className="about">
        <h2>{campaign.name}</h2>
        <p className="quiet">{campaign.prompt}</p>
        {campaign.synthetic && <SyntheticBadge />}
      </div>
      <div className="progress">
        <p>
          {words.progress(campaign.submitted, campaign.total)}
          {campaign.skipped > 0 && <span className="quiet"> · {words.skipped(campaign.skipped)}</span>}
        </p>
        <meter min={0} max={Math.max(1, campaign.total)} value={done} aria-label={words.progress(campaign.submitted, campaign.total)} />
      </div>
      {campaign.closed ? (
        <span className="quiet closed" data-testid="closed">
          <strong>{words.closed}</strong>
          {words.closedText}
        </span>
      ) : finished ? (
        <span className="quiet">{words.finished}</span>
      ) : (
        <Button kind="primary" size="large" onPress={() => next.mutate()} isDisabled={next.isPending} data-testid={`start-${campaign.id}`}>
          {next.isPending ? words.opening : verb}
        </Button>
      )}
      {done > 0 && !offline && (
        <Button size="small" className="done-button" onPress={() => setDoneOpen(true)} data-testid={`done-${campaign.id}`}>
          {texts.done.open(done)}
        </Button>
      )}
      <DoneSheet campaign={campaign} isOpen={isDoneOpen} onClose={() => setDoneOpen(false)} />
      {!campaign.closed && !finished && <KeepOffline campaign={campaign} offline={offline} />}
      {next.error && <Trouble error={next.error} retry={() => next.mutate()} />}
    </li>
  );
}
