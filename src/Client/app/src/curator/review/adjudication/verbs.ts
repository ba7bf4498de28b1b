import type { DecisionKind } from '../../../api/adjudication';
import type { CaseReview, Lesion } from '../../../api/contract';
import { mergeable } from './merging';

/** What a curator can do with a lesion, with its key. H and M, which one would expect of choosing and merging, turn and magnify the image on every page. */
export const verbs: { kind: DecisionKind; key: string }[] = [
  { kind: 'accepted', key: 'A' },
  { kind: 'readerChosen', key: 'O' },
  { kind: 'redrawn', key: 'D' },
  { kind: 'rejected', key: 'X' },
  { kind: 'merged', key: 'U' },
  { kind: 'split', key: 'P' },
];

export type Blocked = 'consensus-seen' | 'no-consensus' | 'one-lesion' | 'one-reader' | 'no-marks';
const independent: DecisionKind[] = ['readerChosen', 'redrawn', 'rejected'];

/** Why a verb is not this curator's on this lesion; null where it is. */
export function blockedBy(kind: DecisionKind, lesion: Lesion, { consensusShown, lesions }: Pick<CaseReview, 'consensusShown' | 'lesions'>): Blocked | null {
  if (consensusShown && independent.includes(kind)) return 'consensus-seen';
  if (lesion.readers.length === 0) return 'no-marks';
  if (kind === 'accepted' && !lesion.hasConsensus) return 'no-consensus';
  if (kind === 'merged' && mergeable(lesion, lesions).length === 0) return 'one-lesion';
  if (kind === 'split' && lesion.readers.length < 2) return 'one-reader';
  return null;
}
