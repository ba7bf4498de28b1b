import type { ImagePoint } from '../../../api/contract';
import type { PointerOnImage } from '../../../viewer/pointers';
import { toCanvas } from '../../../viewer/view';
import { clamped } from '../millimetres';
import { CLICK, farther, type Desk, type Gesture, type Ghost } from './drawing';
import type { Figure } from './figure';

interface Plan {
  /** How many points make the figure; Infinity where the hand says when it is enough. */
  points: number;
  /** The figure through the points set so far and the one in the air; null where that is none yet. */
  figure(points: ImagePoint[]): Figure | null;
  /** The figure that stays. */
  made(points: ImagePoint[]): Figure | null;
  /** What follows when it is part of the reading. */
  after?(markId: string): void;
}

/**
 * Points set one after the other, by a drag from the first to the second or by a click for each; a finger or a mouse does either. With a plan
 * without end, pressing the first point or the last one again closes it.
 */
export class Placing implements Gesture {
  readonly clicks = true;
  private readonly placed: ImagePoint[];
  private air: ImagePoint;
  private pressed: PointerOnImage;
  private presses = 1;
  private readonly slice: number;

  constructor(
    at: PointerOnImage,
    private readonly desk: Desk,
    private readonly plan: Plan,
  ) {
    this.slice = at.slice;
    this.pressed = at;
    this.air = this.inside(at);
    this.placed = [this.air];
  }

  ghost(): Ghost | null {
    const figure = this.plan.figure([...this.placed, this.air]);
    return figure && { figure, markId: null, slice: this.slice, open: this.plan.points === Infinity };
  }

  press(at: PointerOnImage): void {
    this.presses++;
    this.pressed = at;
    this.air = this.inside(at);
  }

  move(at: PointerOnImage): void {
    if (at.slice === this.slice) this.air = this.inside(at);
  }

  release(at: PointerOnImage): boolean {
    const dragged = farther(at, this.pressed);
    this.air = this.inside(at);
    // The press that began it set the first point; only a drag from there sets another.
    if (this.placed.length === 1 && !dragged && this.near(at, this.placed[0]!, CLICK)) return this.plan.points === 1 && this.finish();
    if (this.endless && this.near(at, this.placed[0]!, at.reach) && this.placed.length >= 3) return this.finish();
    if (this.near(at, this.placed.at(-1)!, CLICK)) return this.endless && this.placed.length >= 3 && this.finish();
    this.placed.push(this.air);
    return this.placed.length >= this.plan.points && this.finish();
  }

  close(): boolean {
    return this.endless && this.placed.length >= 3 && this.finish();
  }

  interrupt(): boolean {
    this.air = this.placed.at(-1)!;
    return this.presses > 1;
  }

  back(): boolean {
    return this.placed.length > 1 && this.placed.pop() !== undefined;
  }

  private get endless() {
    return this.plan.points === Infinity;
  }

  private finish(): true {
    const figure = this.plan.made(this.placed);
    const id = figure && this.desk.add(figure, this.slice);
    if (id) this.plan.after?.(id);
    return true;
  }

  private near(at: PointerOnImage, point: ImagePoint, reach: number): boolean {
    const [x, y] = toCanvas(at.view, point);
    return Math.hypot(at.canvas[0] - x, at.canvas[1] - y) < reach;
  }

  private inside = (at: PointerOnImage) => clamped(at.point, this.desk.sheet);
}
