import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import type { HeldItem, ReviewReach } from '../../api/contract';
import { texts } from '../../texts';
import { reviewKey, seriesKey } from '../questions';
import { FrameBar } from './FrameBar';
import { RejectSheet } from './RejectSheet';
import { ReviewPanel } from './ReviewPanel';
import { ReviewStage } from './ReviewStage';
import { useAreas } from './useAreas';
import { useReviewKeys } from './useReviewKeys';
import { centreOf, whole, zoomed } from './view';

const words = texts.admin.review;

interface Props {
  item: HeldItem;
  items: HeldItem[];
  onGo: (step: number) => void;
}

/** One held image: look at all of it, cover what tells who it is, then let it go or delete it. */
export function ReviewDesk({ item, items, onGo }: Props) {
  const client = useQueryClient();
  const areas = useAreas(item);
  const [frame, setFrame] = useState(1);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [preview, setPreview] = useState(false);
  const [view, setView] = useState(whole);
  const [reach, setReach] = useState<ReviewReach>('instance');
  const [rejecting, setRejecting] = useState(false);
  const ofSeries = items.filter((each) => each.seriesUid === item.seriesUid);

  const decide = useMutation({
    mutationFn: (what: 'release' | 'reject') =>
      post(`/api/archive/review/${item.itemId}/${what}`, what === 'reject' ? { applyTo: reach } : { rectangles: areas.areas.map(({ x, y, width, height }) => ({ x, y, width, height })), applyTo: reach }),
    onSuccess: () => {
      // What was decided is out of the list at once; the next one comes up in its place.
      const gone = reach === 'series' ? new Set(ofSeries.map((each) => each.itemId)) : new Set([item.itemId]);
      client.setQueryData<HeldItem[]>(reviewKey, (now = []) => now.filter((each) => !gone.has(each.itemId)));
      void client.invalidateQueries({ queryKey: reviewKey });
      void client.invalidateQueries({ queryKey: seriesKey });
    },
  });
  const release = () => {
    if (!decide.isPending) decide.mutate('release');
  };
  const step = (by: number) => setFrame((now) => Math.min(item.frames, Math.max(1, now + by)));
  const zoom = (by: number) => setView((now) => (by === 0 ? whole : zoomed(now, by, centreOf(now, areas.size), areas.size)));
  const add = () => {
    const { x, y } = centreOf(view, areas.size);
    const [width, height] = [Math.ceil(item.columns / view.zoom / 4), Math.ceil(item.rows / view.zoom / 12)];
    areas.add({ x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height });
  };
  useReviewKeys({ areas, add, step, zoom, onGo, release, onPreview: () => setPreview((now) => !now) });
  return (
    <>
      <div className="held-middle">
        <ReviewStage item={item} frame={frame} areas={areas} preview={preview} view={view} onView={setView} onSeen={(each) => setSeen((now) => new Set(now).add(each))} />
        <FrameBar item={item} frame={frame} onFrame={setFrame} onZoom={zoom} zoomed={view.zoom > 1} />
      </div>
      <ReviewPanel
        item={item}
        areas={areas}
        seen={seen.size}
        preview={preview}
        onPreview={setPreview}
        onAdd={add}
        reach={reach}
        onReach={setReach}
        ofSeries={ofSeries.length}
        busy={decide.isPending}
        failure={decide.error ? `${words.failed} ${decide.error.message}` : null}
        onRelease={release}
        onReject={() => setRejecting(true)}
        onGo={onGo}
        place={[items.indexOf(item) + 1, items.length]}
      />
      <RejectSheet isOpen={rejecting} count={reach === 'series' ? ofSeries.length : 1} onClose={() => setRejecting(false)} onReject={() => (setRejecting(false), decide.mutate('reject'))} />
    </>
  );
}
