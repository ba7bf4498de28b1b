import { useEffect, useMemo } from 'react';
import type { ImageStage } from '../../viewer/stage';
import { pixelsPerColumn } from '../../viewer/view';
import { keepViewed, keptViewed, opened } from './kept';
import { Watch } from './watch';

/** Counts what is done to a case while its page is open. Give it the stage as the viewport makes it. */
export function useViewing(assignmentId: string): (stage: ImageStage | null) => void {
  const watch = useMemo(
    () => new Watch({ now: () => performance.now(), visible: () => document.visibilityState === 'visible', keep: (viewed) => keepViewed(assignmentId, viewed) }, keptViewed(assignmentId)),
    [assignmentId],
  );
  useEffect(() => {
    const pointer = ({ pointerType }: PointerEvent) => watch.did(pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse');
    const key = () => watch.did('keyboard');
    const wheel = () => watch.did('mouse');
    const leave = () => watch.flush();
    const listen = { capture: true, passive: true };
    window.addEventListener('pointerdown', pointer, listen);
    window.addEventListener('pointermove', pointer, listen);
    window.addEventListener('wheel', wheel, listen);
    window.addEventListener('keydown', key, listen);
    window.addEventListener('pagehide', leave);
    const closed = opened(assignmentId, watch);
    const timer = setInterval(() => watch.tick(), 1000);
    return () => {
      closed();
      clearInterval(timer);
      window.removeEventListener('pointerdown', pointer, listen);
      window.removeEventListener('pointermove', pointer, listen);
      window.removeEventListener('wheel', wheel, listen);
      window.removeEventListener('keydown', key, listen);
      window.removeEventListener('pagehide', leave);
    };
  }, [assignmentId, watch]);
  return useMemo(() => {
    let stop = () => undefined as void;
    return (stage: ImageStage | null) => {
      stop();
      stop = stage ? stage.subscribe(() => look(stage, watch)) : () => undefined;
    };
  }, [watch]);
}

function look(stage: ImageStage, watch: Watch): void {
  const { shown, window, view } = stage.snapshot();
  const zoom = view ? pixelsPerColumn(view) : 0;
  // A viewport that has no size yet shows nothing.
  if (shown >= 0) watch.sees({ slice: shown, window, zoom: zoom > 0 && Number.isFinite(zoom) ? zoom : null });
}
