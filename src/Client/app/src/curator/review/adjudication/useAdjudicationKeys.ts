import type { CaseReview } from '../../../api/contract';
import { isTyping, useKeys } from '../../../ui/keys';
import type { ImageStage } from '../../../viewer/stage';
import type { Redraw } from '../redraw/useRedraw';
import type { AdjudicationDesk } from './useAdjudication';
import { verbs } from './verbs';

/** A letter begins a decision, Ctrl+Enter saves it, Escape lets it be; Ctrl+Z takes back a stroke or, with no pencil in the hand, the last decision that stands. */
export function useAdjudicationKeys(review: CaseReview, desk: AdjudicationDesk, redraw: Redraw, stage: ImageStage | null): void {
  const { form, undoing } = desk;
  const leave = () => {
    if (redraw.tool.isDrawing) redraw.tool.cancel();
    else if (undoing) desk.setUndoing(null);
    else desk.cancel();
  };
  useKeys((event) => {
    const { key } = event;
    const withCtrl = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    if (form || undoing) {
      if (key === 'Escape') return done(leave);
      if (withCtrl && key === 'Enter') return done(undoing ? desk.undo : desk.save);
    }
    if (isTyping(event.target)) return false;
    if (withCtrl) {
      const letter = key.toLowerCase();
      if (letter === 'z' && form?.kind === 'redrawn') return done(event.shiftKey ? redraw.redo : redraw.undo);
      if (letter === 'y' && form?.kind === 'redrawn') return done(redraw.redo);
      return letter === 'z' && !event.shiftKey && !form && done(() => desk.beginUndo(review.decisions.find(({ undone }) => !undone)));
    }
    if (form?.kind === 'redrawn' && (key === 'Delete' || key === 'Backspace')) return done(() => stage && redraw.clear(stage.snapshot().shown));
    if (form || event.shiftKey) return false;
    const verb = verbs.find((each) => each.key === key.toUpperCase());
    return verb !== undefined && done(() => desk.begin(verb.kind));
  });
}

function done(act: () => unknown): true {
  act();
  return true;
}
