import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import type { Series } from './loadSeries';
import { ImageStage } from './stage';
import type { StageState } from './stageState';

const nothing = () => () => undefined;

/** One stage for as long as the element and the series are there. */
export function useStage(element: RefObject<HTMLDivElement | null>, series: Series | undefined, firstSlice: number | undefined): ImageStage | null {
  const [stage, setStage] = useState<ImageStage | null>(null);
  useEffect(() => {
    if (!element.current || !series) return;
    const made = new ImageStage(element.current, series, firstSlice ?? Math.floor((series.imageIds.length - 1) / 2));
    setStage(made);
    return () => {
      setStage(null);
      made.destroy();
    };
    // The first slice counts once, when the series opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [element, series]);
  return stage;
}

export function useStageState(stage: ImageStage | null): StageState | null {
  return useSyncExternalStore(stage?.subscribe ?? nothing, stage?.snapshot ?? (() => null));
}
