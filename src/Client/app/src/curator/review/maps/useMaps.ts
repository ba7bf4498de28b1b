import { useMemo, useState } from 'react';
import type { CaseReview, Lesion } from '../../../api/contract';
import { useVotes } from '../../questions';
import type { MapKind } from './mapColours';
import { PointerOverMap } from './PointerOverMap';
import { decoded } from './votes';

/** Which map lies on the image, of the lesion that is looked at; none until the consensus is shown, which a map is a picture of. */
export function useMaps(review: CaseReview, lesion: Lesion | null) {
  const [wanted, setWanted] = useState<MapKind | null>(null);
  const [pointer] = useState(() => new PointerOverMap());
  const available = review.consensusShown && lesion !== null && lesion.consensus !== null && lesion.consensus.kind !== 'axes';
  const kind = available ? wanted : null;
  const answer = useVotes(review, lesion?.id ?? null, kind !== null);
  const { data } = answer;
  const votes = useMemo(() => (data ? decoded(data) : null), [data]);
  return { available, kind, votes, pointer, failed: answer.error !== null, toggle: (which: MapKind) => setWanted((now) => (now === which ? null : which)) };
}
export type Maps = ReturnType<typeof useMaps>;
