import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem } from '../api/problem';
import { untilReached } from '../api/queries';
import { TopBar } from '../shell/TopBar';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { CaseDesk } from './CaseDesk';
import { ClosedNotice, isClosed } from './panel/ClosedNotice';
import { signInAgain } from './embed/embedded';
import { DecidedCase } from './DecidedCase';
import { isDecided, isPractised } from './draft/caseRecord';
import { isAnothers, useReader } from './draft/useReader';
import { caseKey, openCase } from './openCase';
import { AnotherReader, Elsewhere, SentCase } from './SentCase';
import { useCaseLock } from './useCaseLock';
import './reading.css';

/** /read/:assignmentId: one case. */
export default function ReadingPage() {
  const { assignmentId = '' } = useParams();
  // A page of its own for each case: nothing of one is left in the next.
  return <OneCase key={assignmentId} assignmentId={assignmentId} />;
}

/** One case, wherever its page stands. */
export function OneCase({ assignmentId }: { assignmentId: string }) {
  const { lock, turn, takeOver } = useCaseLock(assignmentId);
  const reader = useReader();
  const opened = useQuery({
    queryKey: [...caseKey(assignmentId), turn],
    queryFn: ({ signal }) => openCase(assignmentId, signal),
    enabled: lock === 'mine',
    staleTime: Infinity,
    gcTime: 0,
    refetchInterval: untilReached,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
    meta: { stays: true },
  });
  if (lock === 'elsewhere') return <Elsewhere takeOver={takeOver} />;
  if (opened.data && isAnothers(opened.data.record.reader, reader)) return <AnotherReader signedOut={reader === null} />;
  if (opened.data?.record.sentAs) return <SentCase record={opened.data.record} />;
  if (opened.data && isDecided(opened.data.record) && !isPractised(opened.data.record)) return <DecidedCase record={opened.data.record} />;
  if (opened.data) return <CaseDesk opened={opened.data} />;
  return <Opening error={opened.error} retry={() => void opened.refetch()} />;
}

/** The shape of the page before there is anything in it. */
function Opening({ error, retry }: { error: Error | null; retry: () => void }) {
  const signedOut = error instanceof ApiProblem && error.signedOut;
  const closed = isClosed(error);
  return (
    <div className="desk" aria-busy={!error}>
      <TopBar title={texts.product} />
      <div className="tool-rail" />
      <div className="image-place">
        <div className="centred">
          {!error && <span className="quiet" role="status">{texts.reading.opening}</span>}
          {signedOut && (
            <Notice title={texts.shell.signedOutTitle} tone="amber" actions={<Button onPress={() => signInAgain()}>{texts.shell.signInAgain}</Button>}>
              {texts.reading.signedOutText}
            </Notice>
          )}
          {closed && <ClosedNotice />}
          {error && !signedOut && !closed && <Trouble error={error} retry={retry} />}
        </div>
      </div>
      <aside className="side">
        {!error && (
          <div className="scroll">
            <Skeleton width={72} height={12} />
            <Skeleton height={72} />
            <Skeleton width={88} height={12} />
            <Skeleton height={34} />
            <Skeleton height={34} />
            <Skeleton height={34} />
          </div>
        )}
      </aside>
    </div>
  );
}
