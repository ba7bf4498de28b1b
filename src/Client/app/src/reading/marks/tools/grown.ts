import type { PointerOnImage } from '../../../viewer/pointers';
import type { Desk, Drawing, Gesture } from './drawing';

/** A press grows a region from the voxel under it; what becomes of it is a suggestion to accept. */
export const grow: Drawing = { kind: 'region', holds: () => null, begin: (at, desk) => new Seed(at, desk) };

class Seed implements Gesture {
  constructor(at: PointerOnImage, desk: Desk) {
    desk.growFrom(at.point, at.slice);
  }
  ghost = () => null;
  press(): void {}
  move(): void {}
  release = (): true => true;
}
