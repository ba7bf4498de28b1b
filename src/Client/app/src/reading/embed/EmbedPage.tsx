import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { post } from '../../api/client';
import type { Assignment } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { SkeletonLines } from '../../ui/Skeleton';
import { justHandedOut } from '../openCase';
import { OneCase } from '../ReadingPage';
import { signInAgain, tellPortal } from './embedded';
import './embed.css';

/** /embed/:campaignId/:number: one case in a frame of a portal, under the rules of its campaign. */
export default function EmbedPage() {
  const { campaignId = '', number = '' } = useParams();
  const opened = useQuery({
    queryKey: ['embed', campaignId, number],
    queryFn: () => open(campaignId, number),
    staleTime: Infinity,
    retry: false,
    // The sign-in page is shown in no frame.
    meta: { stays: true },
  });
  useEffect(() => {
    if (opened.data) tellPortal('open');
  }, [opened.data]);
  if (opened.data) return <OneCase assignmentId={opened.data} />;
  return (
    <main className="embed-page">
      {opened.isLoading ? <SkeletonLines count={3} /> : <Refused error={opened.error} retry={() => void opened.refetch()} />}
    </main>
  );
}

async function open(campaignId: string, number: string): Promise<string> {
  const assignment = await post<Assignment>(`/api/reading/campaigns/${encodeURIComponent(campaignId)}/cases/${encodeURIComponent(number)}`);
  justHandedOut(assignment);
  return assignment.id;
}

function Refused({ error, retry }: { error: Error | null; retry: () => void }) {
  if (error instanceof ApiProblem && error.signedOut) return <SignIn retry={retry} />;
  if (error instanceof ApiProblem && !error.unreachable) return <Notice title={texts.embed.cannotTitle} tone="amber" testId="embed-refused">{error.message}</Notice>;
  return error ? <Trouble error={error} retry={retry} /> : null;
}

/** Signing in happens in a window of its own; the sign-in page is shown in no frame. */
function SignIn({ retry }: { retry: () => void }) {
  const words = texts.embed;
  const goOn = async () => {
    // Browsers that keep frames apart give the session of the other window only when they are asked, after a press.
    await document.requestStorageAccess?.().catch(() => undefined);
    retry();
  };
  return (
    <Notice
      title={words.signInTitle}
      testId="embed-sign-in"
      actions={
        <>
          <Button kind="primary" onPress={() => signInAgain()} data-testid="embed-open-sign-in">
            {words.signIn}
          </Button>
          <Button onPress={() => void goOn()} data-testid="embed-go-on">{words.goOn}</Button>
        </>
      }
    >
      {words.signInText}
    </Notice>
  );
}

/** What the sign-in window shows at its end. */
export const SignedInPage = () => (
  <main className="embed-page">
    <Notice title={texts.embed.signedInTitle}>{texts.embed.signedInText}</Notice>
  </main>
);
