import { useEffect, useState } from 'react';
import type { CaseImages, Mark, Reading, Template } from '../../api/contract';
import { keepSketch, keptSketch, type Sketch } from '../draft/sketchStore';
import { findingWord, markOf, withMarkChanged, withoutMark } from '../state/reading';
import type { Action } from '../state/history';
import type { CaseInHand } from '../useCase';
import type { MarkTool } from './MarkTool';
import { sheetOf } from './millimetres';
import { place } from './place';
import { forms } from './tools/forms';
import type { Figure } from './tools/figure';

/** Milliseconds between two writes while the hand moves. */
const BETWEEN_MS = 100;

/** Keeps what the hand is drawing, and finishes what it was drawing when the page went away. Answers whether that happened. */
export function useSketch(tool: MarkTool, inHand: CaseInHand): boolean {
  const [isBack, setBack] = useState(false);
  const { queue, latest, dispatch } = inHand;
  const { assignment, assignmentId } = queue.record;
  useEffect(() => {
    let alive = true;
    const bringBack = (sketch: Sketch | null) => {
      const action = alive && sketch && finished(latest().reading, sketch, assignment.case, assignment.template);
      if (!action) return;
      dispatch(action);
      setBack(true);
    };
    void keptSketch(assignmentId).then(bringBack).catch(() => undefined);
    const keeper = new SketchKeeper((sketch) => (sketch ? keepSketch(assignmentId, sketch) : queue.kept().then(() => keepSketch(assignmentId, null))));
    const leave = tool.subscribe(() => keeper.see(tool.snapshot().ghost));
    return () => {
      alive = false;
      leave();
    };
  }, [assignment, assignmentId, dispatch, latest, queue, tool]);
  return isBack;
}

/** Writes the first change at once and then no more often than a disk likes; the last one is always written. */
export class SketchKeeper {
  private readonly write: (sketch: Sketch | null) => Promise<void>;
  private last: Sketch | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private written: Promise<void> = Promise.resolve();

  constructor(write: (sketch: Sketch | null) => Promise<void>) {
    this.write = write;
  }

  see(ghost: Sketch | null): void {
    if (ghost?.figure === this.last?.figure) return;
    this.last = ghost && { figure: ghost.figure, markId: ghost.markId, slice: ghost.slice, ...(ghost.hides ? { hides: ghost.hides } : {}) };
    if (this.timer) return;
    this.put();
    this.timer = setTimeout(() => {
      this.timer = null;
      this.put();
    }, BETWEEN_MS);
  }

  private put(): void {
    const sketch = this.last;
    this.written = this.written.then(() => this.write(sketch)).catch(() => undefined);
  }
}

/** What was drawn so far as a finished mark; null when there is not enough of it, or it is in the reading already. */
export function finished(reading: Reading, sketch: Sketch, images: CaseImages, template: Template): Action | null {
  const figure = settled(sketch.figure, images);
  const instance = images.instances[sketch.slice];
  const isThere = reading.findings.some((finding) => finding.marks.some((mark) => JSON.stringify([mark.points, mark.outlines]) === JSON.stringify([figure?.points, figure?.outlines])));
  if (!figure || !instance || isThere) return null;
  const old = sketch.markId === null ? null : markOf(reading, sketch.markId);
  if (old) return { type: 'change', change: (now) => (sketch.hides ?? []).filter((id) => id !== old.id).reduce(withoutMark, withMarkChanged(now, { ...old, ...figure })) };
  if (sketch.markId !== null) return null;
  const mark: Mark = { ...figure, id: crypto.randomUUID(), sopInstanceUid: instance.sopInstanceUid, frame: instance.frame };
  const placed = place(reading, null, mark, template, findingWord);
  return 'refused' in placed ? null : placed.action;
}

function settled(figure: Figure, images: CaseImages): Figure | null {
  if (figure.kind === 'region') return figure.outlines?.length ? figure : null;
  const { settled: settle } = forms[figure.kind];
  if (settle) return settle(figure, sheetOf(images));
  const [first, ...others] = figure.points;
  return figure.kind === 'point' || others.some((point) => point[0] !== first![0] || point[1] !== first![1]) ? figure : null;
}
