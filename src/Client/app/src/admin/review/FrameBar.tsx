import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import type { Stack } from './stacks';

const words = texts.admin.review;

interface Props {
  stack: Stack;
  frame: number;
  onFrame: (frame: number) => void;
  onZoom: (by: number) => void;
  zoomed: boolean;
}

/** Under the image: which frame, and how near. */
export function FrameBar({ stack, frame, onFrame, onZoom, zoomed }: Props) {
  const count = stack.frames.length;
  const place = stack.images.length > 1 ? words.sliceOf(frame, count) : words.frameOf(frame, count);
  return (
    <div className="frame-bar">
      <span className="quiet small frame-number" data-testid="frame-number">
        {place}
      </span>
      {count > 1 && <input type="range" min={1} max={count} value={frame} onChange={(event) => onFrame(event.target.valueAsNumber)} aria-label={words.frame} aria-valuetext={place} data-testid="frame-slider" />}
      <span className="zoom">
        <Button kind="plain" size="small" aria-label={words.zoomOut} isDisabled={!zoomed} onPress={() => onZoom(1 / 1.5)}>
          −
        </Button>
        <Button kind="plain" size="small" isDisabled={!zoomed} onPress={() => onZoom(0)}>
          {words.fit}
        </Button>
        <Button kind="plain" size="small" aria-label={words.zoomIn} onPress={() => onZoom(1.5)}>
          +
        </Button>
      </span>
    </div>
  );
}
