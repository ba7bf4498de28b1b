import { useEffect, useRef, useState } from 'react';
import { imageToPatient, type PatientPoint } from '../coordinates';
import type { Series } from '../loadSeries';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import { toImage } from '../view';
import { moved, nearestSlice, noShift, shiftTo, type Shift } from './link';

export interface Stack {
  stage: ImageStage;
  state: StageState;
  series: Series;
}

/** The point of the patient in the middle of what is seen, on the slice that is wanted. */
function middleOf({ state, series }: Stack): PatientPoint | null {
  const plane = series.planes[state.wanted];
  return plane && state.view ? imageToPatient(plane, toImage(state.view, [state.view.width / 2, state.view.height / 2])) : null;
}

/** Lets two stacks go through the patient together. Those of one frame of reference are linked from the start; others from where the reader says that they show the same. */
export function useLinked(main: Stack, other: Stack | null, sameFrame: boolean) {
  const [shift, setShift] = useState<Shift | null>(sameFrame ? noShift : null);
  // A slice that the link asked for is not taken for the reader's own.
  const asked = useRef<{ main: number | null; other: number | null }>({ main: null, other: null });
  const [here, there] = [main.state.wanted, other?.state.wanted ?? -1];
  const seen = main.state.view !== null && other !== null && other.state.view !== null;

  useEffect(() => {
    if (!seen || !shift || asked.current.main === here) return;
    const point = middleOf(main);
    if (!point) return;
    asked.current = { main: here, other: nearestSlice(other.series.planes, moved(point, shift, 1)) };
    void other.stage.show(asked.current.other!);
    // Only a step of the reader's own moves the other.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [here, shift, seen]);

  useEffect(() => {
    if (!seen || !shift || asked.current.other === there) return;
    const point = middleOf(other);
    if (!point) return;
    asked.current = { main: nearestSlice(main.series.planes, moved(point, shift, -1)), other: there };
    void main.stage.show(asked.current.main!);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [there]);

  const toggle = () => {
    asked.current = { main: null, other: null };
    if (shift) return setShift(null);
    if (sameFrame || !other) return setShift(noShift);
    const point = middleOf(main);
    if (!point) return;
    asked.current = { main: here, other: there };
    setShift(shiftTo(other.series.planes, there, point));
  };
  return { linked: shift !== null, toggle };
}
