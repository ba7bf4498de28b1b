import { useState } from 'react';
import type { ReviewReach } from '../../api/contract';
import { FrameBar } from './FrameBar';
import { RejectSheet } from './RejectSheet';
import { ReviewPanel } from './ReviewPanel';
import { ReviewStage } from './ReviewStage';
import { beginsAt, type Stack } from './stacks';
import { useAreas } from './useAreas';
import { useDecision } from './useDecision';
import { useReviewKeys } from './useReviewKeys';
import { centreOf, whole, zoomed } from './view';

interface Props {
  stack: Stack;
  /** Images of the series that wait, this one included. */
  ofSeries: string[];
  place: [number, number];
  onGo: (step: number) => void;
}

/** One held image, or a head slice by slice: look at all of it, cover what tells who it is, then let it go or delete it. */
export function ReviewDesk({ stack, ofSeries, place, onGo }: Props) {
  const item = stack.first;
  const areas = useAreas(item, stack.suggested);
  const [frame, setFrame] = useState(() => beginsAt(stack));
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [preview, setPreview] = useState(false);
  const [view, setView] = useState(whole);
  const [chosenReach, setReach] = useState<ReviewReach>('instance');
  const [deface, setDeface] = useState(stack.isHead);
  const [rejecting, setRejecting] = useState(false);
  const reach = stack.isHead ? 'series' : chosenReach;
  const decision = useDecision(item.itemId, reach, reach === 'series' ? ofSeries : [item.itemId]);

  const release = () => decision.release(areas.areas, deface);
  const step = (by: number) => setFrame((now) => Math.min(stack.frames.length, Math.max(1, now + by)));
  const zoom = (by: number) => setView((now) => (by === 0 ? whole : zoomed(now, by, centreOf(now, areas.size), areas.size)));
  const add = () => {
    const { x, y } = centreOf(view, areas.size);
    const [width, height] = [Math.ceil(item.columns / view.zoom / 4), Math.ceil(item.rows / view.zoom / 12)];
    areas.add({ x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height });
  };
  const reject = () => {
    if (!decision.isBusy) setRejecting(true);
  };
  useReviewKeys({ areas, add, step, zoom, onGo, release, reject, onPreview: () => setPreview((now) => !now), onFace: () => stack.isHead && setDeface((now) => !now) });
  return (
    <>
      <div className="held-middle">
        <ReviewStage
          stack={stack}
          frame={frame}
          areas={areas}
          preview={preview}
          deface={deface && preview}
          view={view}
          onView={setView}
          onStep={step}
          onSeen={(each) => setSeen((now) => new Set(now).add(each))}
        />
        <FrameBar stack={stack} frame={frame} onFrame={setFrame} onZoom={zoom} zoomed={view.zoom > 1} />
      </div>
      <ReviewPanel
        stack={stack}
        areas={areas}
        seen={seen.size}
        preview={preview}
        onPreview={setPreview}
        onAdd={add}
        reach={reach}
        onReach={setReach}
        ofSeries={ofSeries.length}
        deface={deface}
        onDeface={setDeface}
        decision={decision}
        onRelease={release}
        onReject={reject}
        onGo={onGo}
        place={place}
      />
      <RejectSheet isOpen={rejecting} count={reach === 'series' ? ofSeries.length : 1} onClose={() => setRejecting(false)} onReject={() => (setRejecting(false), decision.reject())} />
    </>
  );
}
