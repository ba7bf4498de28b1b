import type { PointerOnImage } from '../../../viewer/pointers';
import { farther, type Desk, type Drawing, type Gesture } from './drawing';

/** A press grows a region from the voxel under it; what becomes of it is a suggestion to accept. */
export const grow: Drawing = { kind: 'region', holds: () => null, begin: (at, desk) => new Seed(at, desk) };

/** Grows when it is let go in its place: a finger that turns out to be the first of two has pressed nothing. */
class Seed implements Gesture {
  readonly clicks = true;
  private readonly at: PointerOnImage;
  private readonly desk: Desk;

  constructor(at: PointerOnImage, desk: Desk) {
    this.at = at;
    this.desk = desk;
  }

  ghost = () => null;
  press(): void {}
  move(): void {}

  release(at: PointerOnImage): true {
    if (!farther(at, this.at, at.reach)) this.desk.growFrom(this.at.point, this.at.slice);
    return true;
  }
}
