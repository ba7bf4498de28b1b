import type { ImagePoint, Mark } from '../../../api/contract';
import type { PointerOnImage } from '../../../viewer/pointers';
import { toCanvas } from '../../../viewer/view';
import { clamped, movedInside } from '../millimetres';
import { CLICK, farther, type Desk, type Gesture, type Ghost } from './drawing';
import { mapped, type Figure } from './figure';
import { forms } from './forms';

/** A handle in the hand. */
export class Pull implements Gesture {
  private now: Figure | null = null;
  /** From where it was pressed to the handle: a finger seldom meets it, and it must not jump under the finger. */
  private readonly off: ImagePoint;

  constructor(
    private readonly from: PointerOnImage,
    private readonly desk: Desk,
    private readonly mark: Mark,
    private readonly handle: number,
  ) {
    const at = forms[mark.kind].handles(mark)[handle];
    this.off = at && isBeside(from, at) ? [at[0] - from.point[0], at[1] - from.point[1]] : [0, 0];
  }

  ghost = (): Ghost | null => this.now && { figure: this.now, markId: this.mark.id, slice: this.from.slice };

  press(): void {}

  move(at: PointerOnImage): void {
    const { sheet } = this.desk;
    if (this.now || farther(at, this.from)) this.now = forms[this.mark.kind].pulled(this.mark, this.handle, clamped([at.point[0] + this.off[0], at.point[1] + this.off[1]], sheet), sheet);
  }

  release(): true {
    const { settled, pressed } = forms[this.mark.kind];
    const figure = this.now ? (settled ? settled(this.now, this.desk.sheet) : this.now) : pressed?.(this.mark, this.handle);
    if (figure) this.desk.change(this.mark, figure);
    return true;
  }
}

/** Whether a press missed the handle by more than a click. */
const isBeside = (from: PointerOnImage, handle: ImagePoint) => {
  const [x, y] = toCanvas(from.view, handle);
  return Math.hypot(x - from.canvas[0], y - from.canvas[1]) > CLICK;
};

/** A whole mark in the hand. It stays on the image; a region moves by whole pixels. */
export class Move implements Gesture {
  private now: Figure | null = null;

  constructor(
    private readonly from: PointerOnImage,
    private readonly desk: Desk,
    private readonly mark: Mark,
  ) {}

  ghost = (): Ghost | null => this.now && { figure: this.now, markId: this.mark.id, slice: this.from.slice };

  press(): void {}

  move(at: PointerOnImage): void {
    if (!this.now && !farther(at, this.from)) return;
    this.now = movedBy(this.mark, [at.point[0] - this.from.point[0], at.point[1] - this.from.point[1]], this.desk);
  }

  release(): true {
    if (this.now) this.desk.change(this.mark, this.now);
    return true;
  }
}

export function movedBy(figure: Figure, step: ImagePoint, { sheet }: Pick<Desk, 'sheet'>): Figure {
  const whole: ImagePoint = figure.kind === 'region' ? [Math.round(step[0]), Math.round(step[1])] : step;
  return mapped(figure, movedInside([...figure.points, ...(figure.outlines?.flat() ?? [])], whole, sheet));
}
