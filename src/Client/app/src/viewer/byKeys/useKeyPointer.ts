import { useState } from 'react';
import type { CaseImages, ImagePoint } from '../../api/contract';
import type { ImageStage } from '../stage';
import { toCanvas } from '../view';
import type { KeyedTool } from './keyedTool';
import { middleOf, moved, pointAt, pointerAt, press } from './keyPointer';

/** CSS pixels from the edge of what is seen, where the image begins to follow. */
const EDGE = 48;

export interface KeyPointer {
  /** Where it is; null while it is away. */
  point: ImagePoint | null;
  begin(): void;
  /** Pixels to the right and down on the screen. */
  move(step: [number, number]): void;
  press(): void;
  leave(): void;
}

/** A pointer on the image for whoever has none: it does through the same tool what a mouse does. */
export function useKeyPointer(stage: ImageStage | null, tool: KeyedTool, images: CaseImages): KeyPointer {
  const [point, setPoint] = useState<ImagePoint | null>(null);
  const here = (at: ImagePoint) => {
    const { view, shown } = stage!.snapshot();
    return pointerAt(at, view!, shown);
  };
  const go = (to: ImagePoint) => {
    follow(stage!, to);
    setPoint(to);
    pointAt(tool, here(to));
  };
  const view = () => stage?.snapshot().view ?? null;
  return {
    point,
    begin: () => view() && go(point ?? middleOf(view()!, images)),
    move: (step) => point && view() && go(moved(point, step, view()!, images)),
    press: () => {
      if (!point || !view()) return;
      const at = here(point);
      // What plays stops on the slice that was pressed on.
      if (press(tool, at) && stage!.snapshot().playing !== null) void stage!.show(at.slice);
    },
    leave: () => {
      setPoint(null);
      tool.hover(null);
    },
  };
}

/** Moves the image so far that the point stays in sight. */
function follow(stage: ImageStage, point: ImagePoint): void {
  const view = stage.snapshot().view!;
  const beyond = (at: number, size: number) => (at < EDGE ? EDGE - at : at > size - EDGE ? size - EDGE - at : 0);
  const [x, y] = toCanvas(view, point);
  const [dx, dy] = [beyond(x, view.width), beyond(y, view.height)];
  if (dx || dy) stage.panBy(dx, dy);
}
