/** CSS pixels from the corner of a pane. */
export type Place = [x: number, y: number];
export interface Pinch {
  middle: Place;
  spread: number;
}

interface Pane<View> {
  /** How the pane lies now. While a hand is on it, the picture stays as it was when the hand came. */
  view(): View;
  point(at: Place, view: View): void;
  /** Two fingers have gone from one place to another since they came; `view` is how the pane lay then. */
  pinch(from: Pinch, to: Pinch, view: View): void;
}

/** CSS pixels that a resting finger wanders. */
const REST = 4;

/** One finger or the mouse points, two fingers zoom and pan. The first of two fingers points at nothing: a finger points when it moves or is lifted. */
export class PaneGestures<View> {
  pane: Pane<View> | null = null;
  private readonly down = new Map<number, Place>();
  private held: { view: View; kind: 'waits' | 'points' | 'pinch' | 'over'; from: Pinch } | null = null;

  press(id: number, at: Place, touch: boolean): void {
    if (!this.pane) return;
    this.down.set(id, at);
    const kind = this.down.size > 1 ? 'pinch' : touch ? 'waits' : 'points';
    this.held = { view: this.pane.view(), kind, from: this.pinch() };
    if (kind === 'points') this.pane.point(at, this.held.view);
  }

  move(id: number, at: Place): void {
    if (!this.held || !this.down.has(id)) return;
    this.down.set(id, at);
    const { held } = this;
    if (held.kind === 'waits' && far(at, held.from.middle)) held.kind = 'points';
    if (held.kind === 'points') this.pane?.point(at, held.view);
    if (held.kind === 'pinch') this.pane?.pinch(held.from, this.pinch(), held.view);
  }

  lift(id: number, at: Place | null): void {
    if (!this.down.delete(id) || !this.held) return;
    if (this.held.kind === 'waits' && at) this.pane?.point(at, this.held.view);
    // The finger that stays after a pinch does nothing more.
    if (this.down.size === 0) this.held = null;
    else this.held.kind = 'over';
  }

  private pinch(): Pinch {
    const [one, two = one] = [...this.down.values()] as [Place, Place?];
    return { middle: [(one[0] + two[0]) / 2, (one[1] + two[1]) / 2], spread: Math.hypot(one[0] - two[0], one[1] - two[1]) };
  }
}

const far = (one: Place, other: Place) => Math.hypot(one[0] - other[0], one[1] - other[1]) > REST;
