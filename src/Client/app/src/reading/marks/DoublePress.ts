import type { PointerOnImage } from '../../viewer/pointers';
import { farther } from './tools/drawing';

/** Two presses within this are one double press. */
const TWICE_MS = 400;

/** Knows a press on the same thing, in the same place, soon after the last one. */
export class DoublePress {
  private last: { what: string; at: PointerOnImage; when: number } | null = null;

  pressed(what: string, at: PointerOnImage): boolean {
    const now = performance.now();
    const { last } = this;
    const twice = last !== null && last.what === what && now - last.when < TWICE_MS && !farther(at, last.at, at.reach);
    this.last = twice ? null : { what, at, when: now };
    return twice;
  }
}
