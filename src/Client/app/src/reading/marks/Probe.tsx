import { useSyncExternalStore } from 'react';
import type { ImageStage } from '../../viewer/stage';
import type { MarkTool } from './MarkTool';
import { pixelValue } from './pixelValue';

const [WIDTH, OFFSET] = [96, 16];

/** The value of the pixel under the pointer, as the image has it: no measurement, and not stored. */
export function Probe({ tool, stage, modality }: { tool: MarkTool; stage: ImageStage | null; modality: string }) {
  const { at } = useSyncExternalStore(tool.subscribe, tool.snapshot);
  const value = at && stage?.snapshot().shown === at.slice ? stage.valueAt(at.point) : null;
  if (!at || value === null) return null;
  const [x, y] = at.canvas;
  return (
    <div className="probe" data-testid="probe" style={{ left: x + OFFSET + WIDTH > at.view.width ? x - OFFSET - WIDTH : x + OFFSET, top: y + OFFSET }}>
      {pixelValue(value, modality)}
    </div>
  );
}
