import type { LesionVotes } from '../../../api/adjudication';
import type { ImagePoint } from '../../../api/contract';

/** How many readers have each voxel of a box inside. */
export interface Votes extends Omit<LesionVotes, 'votes'> {
  counts: Uint8Array;
}

export function decoded({ votes, ...box }: LesionVotes): Votes {
  const counts = Uint8Array.from(atob(votes), (sign) => sign.charCodeAt(0));
  if (counts.length !== box.columns * box.rows * box.slices) throw new Error('The votes do not fill their box.');
  return { ...box, counts };
}

/** One slice of the box, row by row; null where the box does not reach. */
export function onSlice({ z, slices, columns, rows, counts }: Votes, slice: number): Uint8Array | null {
  const at = slice - z;
  return at >= 0 && at < slices ? counts.subarray(at * columns * rows, (at + 1) * columns * rows) : null;
}

/** Of the voxel under an image point; outside of the box nobody has it inside. */
export function votesAt(votes: Votes, slice: number, [x, y]: ImagePoint): number {
  const [column, row] = [Math.floor(x) - votes.x, Math.floor(y) - votes.y];
  if (column < 0 || row < 0 || column >= votes.columns || row >= votes.rows) return 0;
  return onSlice(votes, slice)?.[row * votes.columns + column] ?? 0;
}

/** H(p) = −p·log₂ p − (1 − p)·log₂(1 − p), in bits: 0 where all agree, 1 where half do. */
export function entropy(p: number): number {
  const part = (share: number) => (share <= 0 ? 0 : -share * Math.log2(share));
  return part(p) + part(1 - p);
}
