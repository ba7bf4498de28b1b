import type { ImagePoint, Mark } from '../../../api/contract';
import type { PointerOnImage } from '../../../viewer/pointers';
import { clamped, movedInside } from '../millimetres';
import { farther, type Desk, type Gesture, type Ghost } from './drawing';
import { mapped, type Figure } from './figure';
import { forms } from './forms';

/** A handle in the hand. */
export class Pull implements Gesture {
  private now: Figure | null = null;

  constructor(
    private readonly from: PointerOnImage,
    private readonly desk: Desk,
    private readonly mark: Mark,
    private readonly handle: number,
  ) {}

  ghost = (): Ghost | null => this.now && { figure: this.now, markId: this.mark.id, slice: this.from.slice };

  press(): void {}

  move(at: PointerOnImage): void {
    const { sheet } = this.desk;
    if (this.now || farther(at, this.from)) this.now = forms[this.mark.kind].pulled(this.mark, this.handle, clamped(at.point, sheet), sheet);
  }

  release(): true {
    const { settled, pressed } = forms[this.mark.kind];
    const figure = this.now ? (settled ? settled(this.now, this.desk.sheet) : this.now) : pressed?.(this.mark, this.handle);
    if (figure) this.desk.change(this.mark, figure);
    return true;
  }
}

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
