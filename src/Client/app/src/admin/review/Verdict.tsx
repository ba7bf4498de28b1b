import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import type { Stack } from './stacks';
import type { Decision } from './useDecision';

const words = texts.admin.review;

interface Props {
  stack: Stack;
  areas: number;
  seen: number;
  deface: boolean;
  decision: Decision;
  onRelease: () => void;
  onReject: () => void;
  onGo: (step: number) => void;
  place: [number, number];
}

/** The two ways out of the queue, what each does, and how it goes. */
export function Verdict({ stack, areas, seen, deface, decision, onRelease, onReject, onGo, place }: Props) {
  const frames = stack.frames.length;
  return (
    <footer>
      {decision.failure && (
        <p className="refusal small" role="alert" data-testid="review-failure">
          {decision.failure}
        </p>
      )}
      {frames > 1 && <p className={seen < frames ? 'small needs' : 'small quiet'}>{words.unseen(Math.min(seen, frames), frames, stack.images.length > 1)}</p>}
      {decision.isBusy ? (
        <div role="status" className="deciding" data-testid="deciding">
          <div className="deciding-bar" />
          <p className="quiet small">{decision.isRejecting ? words.rejecting : words.working(stack.images.length, decision.seconds)}</p>
        </div>
      ) : (
        <p className="quiet small">{words.releaseText(areas, deface)}</p>
      )}
      <Button kind="primary" size="large" isDisabled={decision.isBusy} onPress={onRelease} data-testid="release">
        {decision.isBusy && !decision.isRejecting ? words.releasing : words.releaseAction(areas, stack.isHead ? { images: stack.images.length, deface } : null)}
      </Button>
      <div className="row">
        <Button isDisabled={decision.isBusy} onPress={onReject} data-testid="reject">
          {words.reject} <Key>X</Key>
        </Button>
        <span className="grow" />
        <Button kind="plain" aria-label={words.previous} isDisabled={place[0] <= 1} onPress={() => onGo(-1)}>
          ‹
        </Button>
        <span className="quiet small">{`${place[0]} / ${place[1]}`}</span>
        <Button kind="plain" aria-label={words.next} isDisabled={place[0] >= place[1]} onPress={() => onGo(1)}>
          ›
        </Button>
      </div>
    </footer>
  );
}
