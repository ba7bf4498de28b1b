import type { ImagePoint } from '../api/contract';
import { copyRefused, type CopyRefusal } from './marks/copy';
import type { MarkTool } from './marks/MarkTool';
import { sheetOf } from './marks/millimetres';
import { withRegions } from './marks/region/accepted';
import { pixelsOf } from './marks/region/onSlices';
import { trace } from './marks/region/trace';
import { sliceOf } from './marks/target';
import { movedBy } from './marks/tools/edit';
import { markOf, withCopy, withMarkChanged, withoutMark } from './state/reading';
import type { CaseInHand } from './useCase';

/** What is done to the selected mark by a key or from a menu. */
export function useMarkVerbs({ latest, dispatch, record }: CaseInHand, tool: MarkTool, show: (slice: number) => void, refuse: (why: CopyRefusal) => void) {
  const images = record.assignment.case;
  const selected = () => markOf(latest().reading, latest().mark);
  return {
    /** In the middle of drawing, what is being drawn goes; otherwise the selected mark. */
    deleteMark: () => {
      if (tool.isDrawing) return tool.cancel();
      const mark = selected();
      if (mark) dispatch({ type: 'change', change: (reading) => withoutMark(reading, mark.id) });
    },
    copyMark: (step: 1 | -1) => {
      const mark = selected();
      const slice = mark ? sliceOf(images, mark) + step : -1;
      const at = images.instances[slice];
      if (!mark || !at) return;
      const why = copyRefused(latest().reading, mark, at, record.assignment.template);
      if (why) return refuse(why);
      const copy = { id: crypto.randomUUID(), sopInstanceUid: at.sopInstanceUid, frame: at.frame };
      dispatch({ type: 'change', change: (reading) => withCopy(reading, mark.id, copy), select: { finding: latest().finding, mark: copy.id } });
      show(slice);
    },
    nudge: (step: ImagePoint) => {
      const mark = selected();
      if (mark) dispatch({ type: 'change', change: (reading) => withMarkChanged(reading, { ...mark, ...movedBy(mark, step, { sheet: sheetOf(images) }) }), burst: `nudge-${mark.id}` });
    },
    /** An area as the pixels it encloses, for the brush to go on with. */
    toRegion: () => {
      const [mark, sheet, { finding }] = [selected(), sheetOf(images), latest()];
      if (!mark || !finding) return;
      const region = { slice: sliceOf(images, mark), outlines: trace(pixelsOf(mark, sheet)) };
      if (region.outlines.length > 0) dispatch({ type: 'change', change: (reading) => withRegions(withoutMark(reading, mark.id), finding, [region], images, sheet) });
    },
    fillBetween: () => tool.suggesting.fillBetween(),
    resizeBrush: (step: 1 | -1) => tool.resize(step),
    closeOutline: () => tool.close(),
    takeBack: () => tool.back(),
  };
}
