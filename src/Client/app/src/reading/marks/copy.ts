import type { Mark, Reading, Template } from '../../api/contract';
import { isOneTooMany } from '../state/counted';
import { findingWith } from '../state/reading';

export type CopyRefusal = 'axes-there' | 'enough-of-these' | 'copied-already';

/** Why a mark cannot be laid on another image as well; null where it can. What holds of a mark that is drawn holds of one that is copied (see `place`). */
export function copyRefused(reading: Reading, mark: Mark, at: Pick<Mark, 'sopInstanceUid' | 'frame'>, template: Template): CopyRefusal | null {
  const there = findingWith(reading, mark.id)?.marks ?? [];
  if (mark.kind === 'bidirectional') return 'axes-there';
  if (there.some((each) => each.kind === mark.kind && each.sopInstanceUid === at.sopInstanceUid && each.frame === at.frame && shape(each) === shape(mark))) return 'copied-already';
  return isOneTooMany(mark.kind, there.map((each) => each.kind), template) ? 'enough-of-these' : null;
}

const shape = ({ points, outlines }: Mark) => JSON.stringify([points, outlines]);
