import { goToSignIn } from '../api/client';
import { texts } from '../texts';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { ImageStage } from './stage';

/** A slice that did not come, and what to do. `status`: of the answer, 0 without one. */
export function SliceFailure({ stage, slice, status }: { stage: ImageStage; slice: number; status: number }) {
  if (status === 401) {
    return (
      <Notice title={texts.shell.signedOutTitle} tone="amber" actions={<Button onPress={() => goToSignIn()}>{texts.shell.signInAgain}</Button>}>
        {texts.viewer.sliceNeedsSignIn}
      </Notice>
    );
  }
  return (
    <Notice title={texts.viewer.sliceFailed(slice + 1)} tone="amber" actions={<Button onPress={() => void stage.show(slice)}>{texts.shell.retry}</Button>} testId="slice-failed">
      {texts.viewer.sliceFailedText}
    </Notice>
  );
}
