import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { get } from '../../api/client';
import type { CaseDone, ReaderCampaign } from '../../api/contract';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Button } from '../../ui/Button';
import { Sheet } from '../../ui/Sheet';
import { SkeletonLines } from '../../ui/Skeleton';
import { reopen } from './reopen';
import './done.css';

/** What the reader has submitted or skipped of a campaign, each with a way back to it. */
export function DoneSheet({ campaign, isOpen, onClose }: { campaign: ReaderCampaign; isOpen: boolean; onClose: () => void }) {
  const words = texts.done;
  const done = useQuery({ queryKey: ['reading', 'done', campaign.id], queryFn: ({ signal }) => get<CaseDone[]>(`/api/reading/campaigns/${campaign.id}/done`, signal), enabled: isOpen, staleTime: 0 });
  return (
    <Sheet title={words.title} isOpen={isOpen} onClose={onClose} wide>
      <p className="quiet">{campaign.closed ? words.closed : words.text}</p>
      {done.isPending && <SkeletonLines count={3} />}
      {done.error && <Trouble error={done.error} retry={() => void done.refetch()} />}
      <ul className="cases-done">
        {done.data?.map((each) => (
          <Row key={each.assignmentId} done={each} closed={campaign.closed === true} />
        ))}
      </ul>
      <div className="actions">
        <Button kind="primary" onPress={onClose}>
          {texts.reading.close}
        </Button>
      </div>
    </Sheet>
  );
}

function Row({ done, closed }: { done: CaseDone; closed: boolean }) {
  const words = texts.done;
  const navigate = useNavigate();
  const open = useMutation({ mutationFn: () => reopen(done.assignmentId), onSuccess: () => void navigate(`/read/${done.assignmentId}`) });
  const became = done.reopened ? words.reopened : done.skipReason ? `${words.skipped}: ${texts.reading.skipReasons[done.skipReason]}` : words.submitted;
  return (
    <li data-testid="case-done">
      <div>
        <strong>{said(done.number)}</strong>
        <span className="quiet">
          {became}
          {done.decidedAt && ` · ${words.at(done.decidedAt)}`}
        </span>
        {open.error && <span role="alert" className="lack">{open.error.message}</span>}
      </div>
      {!closed && (
        <Button onPress={() => open.mutate()} isDisabled={open.isPending} data-testid={`reopen-${done.number}`}>
          {done.reopened ? words.goOn : words.correct}
        </Button>
      )}
    </li>
  );
}
