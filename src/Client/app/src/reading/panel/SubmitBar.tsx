import { Button as AriaButton } from 'react-aria-components';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Button, Key } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { signInAgain } from '../embed/embedded';
import { SaveFile } from '../outbox/OutboxSheet';
import { missing, type Missing } from '../state/missing';
import type { CaseInHand } from '../useCase';
import type { Submission } from '../useSubmission';
import { isClosed } from './ClosedNotice';

interface Props {
  inHand: CaseInHand;
  submission: Submission;
  onSubmit: () => void;
  onSkip: () => void;
  onNext: () => void;
  onProblem: (problem: Missing) => void;
}

/** One primary button, enabled while the campaign is open; what is missing is told when it is asked for. */
export function SubmitBar({ inHand, submission, onSubmit, onSkip, onNext, onProblem }: Props) {
  const words = texts.reading;
  const sending = submission.kind === 'sending';
  const done = submission.kind === 'done' || submission.kind === 'refused';
  const stale = inHand.save.kind === 'stale';
  const closed = inHand.save.kind === 'refused' && isClosed(inHand.save.problem);
  return (
    <footer className="submit-bar">
      <Outcome inHand={inHand} submission={submission} onNext={onNext} onProblem={onProblem} />
      <div className="verbs">
        <Button kind="primary" size="large" onPress={onSubmit} isDisabled={sending || closed || done || stale} data-testid="submit">
          {sending ? words.submitting : words.submit} {!sending && <Key>⏎</Key>}
        </Button>
        <Button size="large" onPress={onSkip} isDisabled={sending || closed || done || stale} data-testid="skip">
          {words.skip} <Key>⇧S</Key>
        </Button>
      </div>
    </footer>
  );
}

function Outcome({ inHand, submission, onNext, onProblem }: Pick<Props, 'inHand' | 'submission' | 'onNext' | 'onProblem'>) {
  const words = texts.reading;
  switch (submission.kind) {
    case 'lacks': {
      // What has been put right since leaves the list; the server's own sentences stay until the next try.
      const now = missing(inHand.state.reading, inHand.record.assignment.template);
      const left = submission.lacks.some((each) => each.kind === 'reading' && each.text !== null) ? submission.lacks : now;
      if (left.length === 0) return null;
      return (
        <div className="lacks" role="alert" data-testid="problems">
          {left.slice(0, 3).map((each, index) => (
            <AriaButton key={index} onPress={() => onProblem(each)}>
              {words.lack(each)}
            </AriaButton>
          ))}
          {left.length > 3 && <span className="quiet small">{words.more(left.length - 3)}</span>}
        </div>
      );
    }
    case 'refused':
      return (
        <Notice title={words.refusedTitle} tone="red" testId="submission-refused" actions={<Button size="small" onPress={onNext}>{texts.saving.nextCase}</Button>}>
          {submission.refused.type === 'unknown' ? texts.saving.byOthers : said(submission.refused.text)}
        </Notice>
      );
    case 'pageOnly':
      return (
        <Notice title={texts.saving.pageOnlyTitle} tone="red" testId="page-only" actions={<SaveFile kept={inHand.record} />}>
          {texts.saving.pageOnlyText}
        </Notice>
      );
    case 'done':
      if (submission.problem.signedOut) return <SignInAgain />;
      return (
        <Notice title={submission.stored ? words.storedTitle : words.keptTitle} testId="no-next" actions={<Button onPress={onNext}>{texts.shell.retry}</Button>}>
          {!submission.problem.unreachable ? submission.problem.message : submission.stored ? words.storedText : words.keptText}
        </Notice>
      );
    default:
      return null;
  }
}

export const SignInAgain = () => (
  <Notice
    title={texts.shell.signedOutTitle}
    tone="amber"
    testId="signed-out"
    actions={
      <Button size="small" onPress={() => signInAgain()} data-testid="sign-in-again">
        {texts.shell.signInAgain}
      </Button>
    }
  >
    {texts.reading.signedOutText}
  </Notice>
);
