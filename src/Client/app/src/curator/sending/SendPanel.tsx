import { ApiProblem } from '../../api/problem';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { moment } from '../format';
import { SendProgress } from './SendProgress';
import { SentObjects } from './SentObjects';
import { isUnderWay, useSend, useSending } from './useSending';
import './sending.css';

const words = texts.curator.sending;

interface Props {
  campaignId: string;
  submissions: number;
}

/** The way back to an archive; there only where the server was given one. */
export function SendPanel({ campaignId, submissions }: Props) {
  const sending = useSending(campaignId);
  const send = useSend(campaignId);
  if (!sending.data?.destination) return null;
  const { destination, run, objects } = sending.data;
  const underWay = isUnderWay(sending.data);
  return (
    <Panel name={words.title} aside={<span className="send-to">{destination}</span>} testId="archive">
      <div className="make">
        <Button onPress={() => send.mutate()} isDisabled={underWay || send.isPending || submissions === 0} data-testid="send-to-archive">
          {underWay ? words.sending : words.send}
        </Button>
        <p className="quiet small">{submissions === 0 ? words.nothingYet : words.lead}</p>
      </div>
      {send.error && (
        <Notice title={words.failed} tone="amber">
          {send.error instanceof ApiProblem && send.error.unreachable ? texts.shell.offlineText : send.error.message}
        </Notice>
      )}
      {run && <SendProgress run={run} />}
      {run?.state === 'sending' && run.trouble && (
        <Notice
          title={words.pausedTitle}
          tone="amber"
          testId="sending-paused"
          actions={
            <Button size="small" onPress={() => send.mutate()} isDisabled={send.isPending}>
              {words.tryNow}
            </Button>
          }
        >
          {words.paused(run.trouble, run.nextTryAt && moment(run.nextTryAt))}
        </Notice>
      )}
      {run?.state === 'stopped' && (
        <Notice title={words.stoppedTitle} tone="amber" testId="sending-stopped">
          {words.stopped(run.trouble ?? '')}
        </Notice>
      )}
      {run && run.state !== 'making' && <SentObjects objects={objects} />}
    </Panel>
  );
}
