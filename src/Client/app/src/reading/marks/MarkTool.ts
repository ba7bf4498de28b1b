import type { CaseImages, ImagePoint, Mark, MarkKind, Template } from '../../api/contract';
import type { ImageTool, PointerOnImage } from '../../viewer/pointers';
import { pixelsPerColumn } from '../../viewer/view';
import type { Action, ReadingState } from '../state/history';
import { findingWith, withMarkChanged, withoutMark } from '../state/reading';
import { axesInside, axesOf, clamped, drawnAxes, longerFirst, withEndAt, type Axes, type Spacing } from './bidirectional';
import { area, closedContour, reshaped } from './contour';
import { place } from './place';
import { marksOn, targetAt, type Target } from './target';

export type Mode = 'select' | 'bidirectional' | 'contour' | 'erase';

/** What is being drawn and not yet part of the reading; `markId` names the mark it stands in for. */
export interface Ghost {
  kind: MarkKind | 'stroke';
  points: ImagePoint[];
  markId: string | null;
  slice: number;
}

export interface Drawing {
  ghost: Ghost | null;
  hover: Target | null;
}

/** The page as the tool sees it. */
export interface ToolHost {
  state(): ReadingState;
  dispatch(action: Action): void;
  images: CaseImages;
  template: Template;
  findingWord: string;
  refused(reason: 'axes-there' | 'too-many-findings'): void;
}

type Doing =
  | { kind: 'axes'; start: ImagePoint; from: PointerOnImage; clicked: boolean }
  | { kind: 'end'; mark: Mark; end: number; axes: Axes }
  | { kind: 'stroke' }
  | { kind: 'reshape'; mark: Mark }
  | { kind: 'move'; mark: Mark; start: ImagePoint; from: PointerOnImage };

/** CSS pixels under which a press and release is a click and no drag. */
const CLICK = 4;

/**
 * Draws and edits marks in image coordinates. It owns only what is in the hand; what is done becomes one change of the reading, so that the panel,
 * the image and undo always tell the same.
 */
export class MarkTool implements ImageTool {
  mode: Mode = 'select';
  private readonly host: ToolHost;
  private readonly spacing: Spacing;
  private readonly listeners = new Set<() => void>();
  private drawing: Drawing = { ghost: null, hover: null };
  private doing: Doing | null = null;

  constructor(host: ToolHost) {
    this.host = host;
    const { columnSpacing, rowSpacing, calibration } = host.images;
    this.spacing = calibration === 'none' ? { column: 1, row: 1 } : { column: columnSpacing, row: rowSpacing };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.drawing;

  down(at: PointerOnImage): boolean {
    if (this.doing?.kind === 'axes') return true;
    this.doing = this.begin(at);
    return this.doing !== null || this.mode === 'erase';
  }

  move(at: PointerOnImage): void {
    const doing = this.doing;
    if (!doing) return;
    // A mark lies on one image: scrolling away in the middle of a drag lets go of it.
    if (this.drawing.ghost && this.drawing.ghost.slice !== at.slice) return this.cancel();
    const ghost = (kind: Ghost['kind'], points: ImagePoint[], markId: string | null) => this.show({ ghost: { kind, points, markId, slice: at.slice }, hover: null });
    if (doing.kind === 'axes') ghost('bidirectional', drawnAxes(doing.start, at.point, this.spacing), null);
    if (doing.kind === 'end') ghost('bidirectional', withEndAt(doing.axes, doing.end, at.point, this.spacing), doing.mark.id);
    if (doing.kind === 'stroke' || doing.kind === 'reshape') ghost('stroke', [...(this.drawing.ghost?.points ?? []), at.point], null);
    if (doing.kind === 'move' && farther(at, doing.from)) ghost(doing.mark.kind, moved(doing.mark, doing.start, at.point), doing.mark.id);
  }

  up(at: PointerOnImage): void {
    const doing = this.doing;
    if (!doing) return;
    if (doing.kind === 'axes' && !doing.clicked && !farther(at, doing.from)) {
      // A click instead of a drag: the next click sets the other end.
      doing.clicked = true;
      return;
    }
    const ghost = this.drawing.ghost;
    this.doing = null;
    this.show({ ghost: null, hover: null });
    if (ghost) this.finish(doing, ghost, at);
  }

  /** The hand lets go of what it was drawing; the reading is as before. */
  cancel(): void {
    this.doing = null;
    this.show({ ghost: null, hover: null });
  }

  hover(at: PointerOnImage | null): void {
    if (at && this.doing?.kind === 'axes') return this.move(at);
    const hover = at ? this.targetUnder(at) : null;
    const old = this.drawing.hover;
    if (hover?.mark !== old?.mark || hover?.part !== old?.part || hover?.end !== old?.end) this.show({ ...this.drawing, hover });
  }

  private begin(at: PointerOnImage): Doing | null {
    const target = this.targetUnder(at);
    const { state, dispatch } = this.host;
    if (target) {
      if (this.mode === 'erase') {
        dispatch({ type: 'change', change: (reading) => withoutMark(reading, target.mark.id) });
        return null;
      }
      dispatch({ type: 'select', finding: findingWith(state().reading, target.mark.id)?.trackingUid ?? null, mark: target.mark.id });
      return this.edit(target, at);
    }
    if (this.mode === 'bidirectional') return { kind: 'axes', start: at.point, from: at, clicked: false };
    if (this.mode === 'contour') {
      this.show({ ghost: { kind: 'stroke', points: [at.point], markId: null, slice: at.slice }, hover: null });
      return { kind: 'stroke' };
    }
    if (this.mode === 'select' && state().mark !== null) dispatch({ type: 'select', finding: state().finding, mark: null });
    return null;
  }

  private edit(target: Target, at: PointerOnImage): Doing | null {
    const axes = axesOf(target.mark.points);
    if (target.part === 'end' && axes) return { kind: 'end', mark: target.mark, end: target.end, axes };
    if (target.mark.kind === 'contour' && target.part === 'line') {
      this.show({ ghost: { kind: 'stroke', points: [at.point], markId: null, slice: at.slice }, hover: null });
      return { kind: 'reshape', mark: target.mark };
    }
    return { kind: 'move', mark: target.mark, start: at.point, from: at };
  }

  /** Drawing tools take hold only of what they could have drawn: the rest of the image is theirs to draw on. */
  private targetUnder(at: PointerOnImage): Target | null {
    const marks = marksOn(this.host.state().reading, this.host.images, at.slice);
    const own = this.mode === 'bidirectional' || this.mode === 'contour' ? marks.filter((mark) => mark.kind === this.mode) : marks;
    const target = targetAt(own, at.point, at.view, at.reach);
    if (this.mode === 'bidirectional') return target?.part === 'end' ? target : null;
    if (this.mode === 'contour') return target?.part === 'line' ? target : null;
    return target;
  }

  private finish(doing: Doing, ghost: Ghost, at: PointerOnImage): void {
    const instance = this.host.images.instances[ghost.slice];
    if (!instance) return;
    const step = 1.5 / pixelsPerColumn(at.view);
    if (doing.kind === 'axes' || doing.kind === 'stroke') {
      const points = doing.kind === 'axes' ? longerFirst(ghost.points as Axes, this.spacing) : closedContour(ghost.points, step);
      if (!points || (doing.kind === 'axes' && !farther(at, doing.from))) return;
      const kind = doing.kind === 'axes' ? 'bidirectional' : 'contour';
      return this.add({ id: crypto.randomUUID(), kind, sopInstanceUid: instance.sopInstanceUid, frame: instance.frame, points: this.onImage(kind, points) });
    }
    const points =
      doing.kind === 'end' ? longerFirst(ghost.points as Axes, this.spacing) : doing.kind === 'move' ? ghost.points : redrawn(doing.mark, ghost.points, step);
    if (points) this.host.dispatch({ type: 'change', change: (reading) => withMarkChanged(reading, { ...doing.mark, points: this.onImage(doing.mark.kind, points) }) });
  }

  /** What a hand drew past the edge of the image ends at the edge. */
  private onImage(kind: Mark['kind'], points: ImagePoint[]): ImagePoint[] {
    const { columns, rows } = this.host.images;
    return kind === 'bidirectional' ? axesInside(points as Axes, columns, rows) : points.map((point) => clamped(point, columns, rows));
  }

  private add(mark: Mark): void {
    const { reading, finding } = this.host.state();
    const placed = place(reading, finding, mark, this.host.template, this.host.findingWord);
    if ('refused' in placed) this.host.refused(placed.refused);
    else this.host.dispatch(placed.action);
  }

  private show(drawing: Drawing): void {
    this.drawing = drawing;
    for (const listener of this.listeners) listener();
  }
}

const farther = (at: PointerOnImage, from: PointerOnImage) => Math.hypot(at.canvas[0] - from.canvas[0], at.canvas[1] - from.canvas[1]) >= CLICK;

const moved = (mark: Mark, start: ImagePoint, to: ImagePoint) => mark.points.map(([x, y]): ImagePoint => [x + to[0] - start[0], y + to[1] - start[1]]);

/** A stroke that begins on a contour corrects it where it comes back to the line; one that goes all round replaces it. */
function redrawn(mark: Mark, stroke: ImagePoint[], step: number): ImagePoint[] | null {
  const whole = closedContour(stroke, step);
  const old = area(mark.points);
  if (whole && area(whole) > 0.6 * old) return whole;
  return reshaped(mark.points, stroke, step);
}
