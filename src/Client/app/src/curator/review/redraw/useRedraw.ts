import { useMemo, useRef, useState } from 'react';
import type { CaseReview, Lesion, ReaderInLesion } from '../../../api/contract';
import { useSession } from '../../../api/queries';
import type { PointerOnImage } from '../../../viewer/pointers';
import { markKey, marksOf } from '../adjudication/marks';
import { draftOf, withDraft, type Draft } from './drafts';
import { keepDrafts, keptDrafts } from './draftStore';
import { cleared, nothingDrawn, put, redone, slicesOf, startedFrom, undone, type Drawn, type Outlines } from './outlines';
import { RedrawTool } from './RedrawTool';

export interface Redraw {
  /** What is drawn of the lesion and not saved, whether it is being drawn now or not. */
  outlines: Outlines;
  slices: number[];
  canUndo: boolean;
  canRedo: boolean;
  /** False where the browser keeps no draft. */
  isKept: boolean;
  tool: RedrawTool;
  undo(): void;
  redo(): void;
  clear(slice: number): void;
  startFrom(reader: ReaderInLesion | null): void;
  /** It is saved, or not wanted any more. */
  end(): void;
}

/** What this curator draws of the lesion that is looked at. Every stroke is kept at once, so that nothing that ends the page ends the drawing. */
export function useRedraw(review: CaseReview, lesion: Lesion | null, hover: (at: PointerOnImage | null) => void): Redraw {
  const curator = useSession().data?.pseudonym ?? '';
  const [drafts, setDrafts] = useState<Draft[]>(() => keptDrafts(review.case.id, curator));
  const [steps, setSteps] = useState<{ of: string; past: Outlines[]; future: Outlines[] }>({ of: '', past: [], future: [] });
  const [isKept, setKept] = useState(true);
  const draft = lesion ? draftOf(drafts, lesion, review.lesions) : null;
  // The way back is of these marks: where a mark came or went, what is drawn stays and its history begins anew.
  const of = lesion ? marksOf(lesion).map(markKey).join() : '';
  const { past, future } = steps.of === of ? steps : nothingDrawn;
  const drawn: Drawn = { now: draft?.outlines ?? nothingDrawn.now, past, future };
  const change = (next: Drawn) => {
    if (!lesion || next.now === drawn.now) return;
    const kept = withDraft(drafts, lesion, review.lesions, next.now);
    setSteps({ of, past: next.past, future: next.future });
    setDrafts(kept);
    setKept(keepDrafts(review.case.id, curator, kept));
  };
  const latest = useRef({ drawn, change, hover });
  latest.current = { drawn, change, hover };
  const { columns, rows } = review.case;
  const tool = useMemo(
    () =>
      new RedrawTool({
        size: { columns, rows },
        rings: (slice) => latest.current.drawn.now[slice] ?? [],
        put: (slice, rings) => latest.current.change(put(latest.current.drawn, slice, rings)),
        hover: (at) => latest.current.hover(at),
      }),
    [columns, rows],
  );
  return {
    outlines: drawn.now,
    slices: slicesOf(drawn.now),
    canUndo: drawn.past.length > 0,
    canRedo: drawn.future.length > 0,
    isKept,
    tool,
    undo: () => change(undone(drawn)),
    redo: () => change(redone(drawn)),
    clear: (slice) => change(cleared(drawn, slice)),
    startFrom: (reader) => change(startedFrom(drawn, reader ?? { contours: [] })),
    end: () => change({ ...nothingDrawn, now: {} }),
  };
}
