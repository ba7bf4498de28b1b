import type { HeldItem } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';

const words = texts.admin.review;

interface Props {
  item: HeldItem;
  frame: number;
  onFrame: (frame: number) => void;
  onZoom: (by: number) => void;
  zoomed: boolean;
}

/** Under the image: which frame, and how near. */
export function FrameBar({ item, frame, onFrame, onZoom, zoomed }: Props) {
  return (
    <div className="frame-bar">
      <span className="quiet small frame-number">{words.frameOf(frame, item.frames)}</span>
      {item.frames > 1 && <input type="range" min={1} max={item.frames} value={frame} onChange={(event) => onFrame(event.target.valueAsNumber)} aria-label={words.frame} aria-valuetext={words.frameOf(frame, item.frames)} data-testid="frame-slider" />}
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
