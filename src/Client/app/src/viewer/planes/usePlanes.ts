import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ImagePoint } from '../../api/contract';
import { imageToPatient, patientToImage, type PatientPoint } from '../coordinates';
import type { Series } from '../loadSeries';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import { toImage } from '../view';
import type { PlacedMark } from './crossings';
import type { Slab } from './OtherPlanes';
import { placeOf, sliceAt, volumeOf, type Volume } from './volume';

/** A mark as a page hands it over: on which slice, and its lines there. */
export interface SliceMark {
  slice: number;
  colour: string;
  lines?: { points: ImagePoint[]; closed: boolean }[];
}

/** mm. */
export const thickest = 60;
const SLAB_STEP = 5;

/** Whether the other planes are open, where they meet, whether each press on the image puts them there, and how thick they are. The cross keeps to the slice in view. */
export function usePlanes(stage: ImageStage | null, state: StageState | null, series: Series | undefined, marks: SliceMark[]) {
  const [open, setOpen] = useState(false);
  const [cross, putCross] = useState<PatientPoint | null>(null);
  const [hand, setHand] = useState(false);
  const [slab, setSlab] = useState<Slab>({ thickness: 0, kind: 'max' });
  const volume = useMemo(() => (series && !series.colour && series.images.volume !== false ? volumeOf(series.planes, series.images.columns, series.images.rows) : null), [series]);
  const shown = state?.shown ?? -1;

  const toggle = useCallback(() => {
    const now = stage?.snapshot();
    if (!volume || !series || !now?.view || now.shown < 0) return;
    // Where the eye is: the middle of what is seen.
    if (!open) putCross(imageToPatient(series.planes[now.shown]!, within(series, toImage(now.view, [now.view.width / 2, now.view.height / 2]))));
    setOpen(!open);
  }, [open, stage, series, volume]);

  const setCross = useCallback(
    (to: PatientPoint) => {
      if (!volume || !stage) return;
      putCross(to);
      void stage.show(Math.min(stage.count - 1, Math.max(0, Math.round(sliceAt(volume, placeOf(volume, to))))));
    },
    [stage, volume],
  );

  useEffect(() => {
    // Leafing through the stack takes the cross along; where it lies between two slices it stays.
    if (!open || !volume || !series || shown < 0) return;
    putCross((now) => {
      if (!now || Math.abs(sliceAt(volume, placeOf(volume, now)) - shown) <= 0.5) return now;
      return imageToPatient(series.planes[shown]!, patientToImage(series.planes[shown]!, now));
    });
  }, [open, shown, volume, series]);

  const thicken = (step: 1 | -1) => setSlab({ ...slab, thickness: Math.min(thickest, Math.max(0, slab.thickness + step * SLAB_STEP)) });
  const placed = useMemo<PlacedMark[]>(
    () => (open && series ? marks.flatMap(({ slice, colour, lines = [] }) => (series.planes[slice] ? lines.map(({ points, closed }) => ({ colour, closed, points: points.map((point) => imageToPatient(series.planes[slice]!, point)) })) : [])) : []),
    [open, series, marks],
  );
  return { available: volume !== null, open: open && cross !== null && volume !== null, toggle, hand, takeHand: () => setHand(!hand), volume: volume as Volume, cross: cross as PatientPoint, setCross, slab, setSlab, thicken, placed };
}

const within = ({ images }: Series, [x, y]: ImagePoint): ImagePoint => [Math.min(images.columns - 0.5, Math.max(0.5, x)), Math.min(images.rows - 0.5, Math.max(0.5, y))];
