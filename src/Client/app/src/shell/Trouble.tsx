import { Component, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** A request that failed: in words that say what is safe and what to do. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const unreachable = error instanceof ApiProblem && error.unreachable;
  const missing = error instanceof ApiProblem && (error.status === 404 || error.status === 403);
  const title = missing ? texts.shell.notFoundTitle : unreachable ? texts.shell.offlineTitle : texts.shell.failedTitle;
  const words = missing ? texts.shell.notFoundText : unreachable ? texts.shell.offlineText : error instanceof Error ? error.message : '';
  const actions = missing ? (
    <Link className="button" to="/">
      {texts.shell.home}
    </Link>
  ) : (
    retry && <Button onPress={retry}>{texts.shell.retry}</Button>
  );
  return (
    <Notice title={title} tone={missing ? 'quiet' : 'amber'} actions={actions} testId="trouble">
      {words}
    </Notice>
  );
}

/** A fault of the page itself must not leave a black screen. */
export class CrashScreen extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <div className="centred">
        <Notice title={texts.shell.crashedTitle} tone="red" actions={<Button onPress={() => window.location.reload()}>{texts.shell.reload}</Button>}>
          {texts.shell.crashedText}
        </Notice>
      </div>
    );
  }
}
