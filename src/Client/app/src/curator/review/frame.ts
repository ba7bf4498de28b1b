import type { ImageStage } from '../../viewer/stage';
import { pixelsPerColumn, toCanvas } from '../../viewer/view';
import type { Box } from './lesionPlace';

/** How much of the picture's shorter side a lesion takes: near enough to see the edge, far enough to see where it lies. */
const part = 0.5;
/** Screen pixels per image pixel beyond which a CT shows only blocks. */
const closest = 6;

/** Goes to the slice and brings the box to the middle. */
export async function frame(stage: ImageStage, slice: number, box: Box): Promise<void> {
  await stage.show(slice);
  const { view } = stage.snapshot();
  if (!view) return;
  const size = Math.max(box.right - box.left, box.bottom - box.top, 1);
  const wanted = Math.min(closest, (part * Math.min(view.width, view.height)) / size);
  const [x, y] = toCanvas(view, [(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
  stage.zoomBy(wanted / pixelsPerColumn(view), [x, y]);
  stage.panBy(view.width / 2 - x, view.height / 2 - y);
}
