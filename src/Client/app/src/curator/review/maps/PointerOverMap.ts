import type { KeyedTool } from '../../../viewer/byKeys/keyedTool';
import type { PointerOnImage } from '../../../viewer/pointers';

/** Only looks: tells where the pointer is, by mouse or by keys, and leaves every press to the image. */
export class PointerOverMap implements KeyedTool {
  readonly onlyLooks = true;
  readonly holds = false;
  readonly isDrawing = false;
  private at: PointerOnImage | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.at;

  close = () => false;
  /** A finger has no hover: where it taps is where it points. */
  down(at: PointerOnImage): boolean {
    this.hoverOver(at);
    return false;
  }
  move(): void {}
  up(): void {}
  cancel(): void {}
  hover(at: PointerOnImage | null): void {
    this.hoverOver(at);
  }

  /** The same for a tool that has the pointer. */
  readonly hoverOver = (at: PointerOnImage | null): void => {
    this.at = at;
    for (const listener of this.listeners) listener();
  };
}
