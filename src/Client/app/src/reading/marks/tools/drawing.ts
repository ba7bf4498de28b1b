import type { CaseImages, ImagePoint, Mark, MarkKind } from '../../../api/contract';
import type { PointerOnImage } from '../../../viewer/pointers';
import type { Action, ReadingState } from '../../state/history';
import type { Sheet } from '../millimetres';
import type { Figure } from './figure';

/** What of the page a hand can reach while it draws. */
export interface Desk {
  images: CaseImages;
  sheet: Sheet;
  state(): ReadingState;
  dispatch(action: Action): void;
  /** Lets the reader type the text of a mark, in its place. */
  write(markId: string): void;
  /** A new mark on a slice, where the reading has room for it. Its id, or null. */
  add(figure: Figure, slice: number): string | null;
  /** The mark as it is now; null takes it away. Others that became part of it go. One step of the history. */
  change(mark: Mark, figure: Figure | null, others?: Mark[]): void;
  /** Says why something was not done. */
  refused(reason: 'too-fine'): void;
  settings(): BrushSettings;
  set(part: Partial<BrushSettings>): void;
  /** The values of the slice on the screen, row by row, after the rescale. */
  values(slice: number): ArrayLike<number>;
  /** Suggests a region grown from a voxel. */
  growFrom(point: ImagePoint, slice: number): void;
}

/** What brushes paint with; the reader sets it. */
export interface BrushSettings {
  /** mm; pixels where the image has no calibration. */
  radius: number;
  /** The values that the threshold brush takes; null until its first stroke says. */
  range: { low: number; high: number } | null;
}

/** What is in the hand and not yet part of the reading; `markId` names the mark that it stands in for. */
export interface Ghost {
  figure: Figure;
  markId: string | null;
  slice: number;
  /** Further marks that it stands in for. */
  hides?: string[];
  /** A line that is still open: drawn as it is, without the form of its kind. */
  open?: boolean;
}

/** One thing that a hand does, from the first press until it is done. `press`, `move` and `release` tell whether it is. */
export interface Gesture {
  /** A click for each point does as well as a drag. */
  readonly clicks?: true;
  ghost(): Ghost | null;
  press(at: PointerOnImage): void;
  move(at: PointerOnImage): void;
  /** True when the gesture is over; it has then changed the reading, or found nothing to change. */
  release(at: PointerOnImage): boolean;
  /** Forgets the press that is down; true when there is something from before it, so that the gesture goes on. */
  interrupt?(): boolean;
  /** Enter, or the same place pressed twice: ends what has as many points as one likes. True when it is over. */
  close?(): boolean;
  /** Takes back the last point that was set; false when there is none to take back. */
  back?(): boolean;
}

/** A tool that draws marks. Adding one is its file and a row of `tools.ts`. */
export interface Drawing {
  kind: MarkKind;
  begin(at: PointerOnImage, desk: Desk): Gesture;
  /** What of this kind's own marks it takes hold of before it draws a new one. */
  holds(mark: Mark): 'handles' | 'line' | null;
}

/** CSS pixels under which a press and release is a click and no drag. */
export const CLICK = 4;
export const farther = (at: PointerOnImage, from: PointerOnImage, than = CLICK) => Math.hypot(at.canvas[0] - from.canvas[0], at.canvas[1] - from.canvas[1]) >= than;

