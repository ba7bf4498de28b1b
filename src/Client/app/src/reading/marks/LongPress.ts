import type { PointerOnImage } from '../../viewer/pointers';
import { farther } from './tools/drawing';

const LONG_MS = 550;
/** CSS pixels by which a resting hand wanders. */
const REST = 8;

/** A finger or pen that rests in one place: what the second button is on a mouse. */
export class LongPress {
  private readonly happens: (at: PointerOnImage) => void;
  private from: PointerOnImage | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(happens: (at: PointerOnImage) => void) {
    this.happens = happens;
  }

  begin(at: PointerOnImage): void {
    this.end();
    if (!at.rests) return;
    this.from = at;
    this.timer = setTimeout(() => this.from && this.happens(this.from), LONG_MS);
  }

  moved(at: PointerOnImage): void {
    if (this.from && farther(at, this.from, REST)) this.end();
  }

  end(): void {
    clearTimeout(this.timer);
    this.from = null;
  }
}
