import { useMemo } from 'react';
import type { Scene } from '../../../viewer/StackViewport';
import { toCanvas } from '../../../viewer/view';
import { levelEdges } from './levelEdges';
import { onSlice, type Votes } from './votes';

const levels = [25, 50, 75] as const;

/** Where a quarter, half and three quarters of the readers have the lesion inside, along the edges of the voxels. */
export function MapLines({ scene, votes }: { scene: Scene; votes: Votes }) {
  const lines = useMemo(() => {
    const counts = onSlice(votes, scene.slice);
    return counts ? levels.map((level) => ({ level, edges: levelEdges(counts, votes, Math.ceil((level / 100) * votes.readers)) })) : [];
  }, [votes, scene.slice]);
  return lines.map(({ level, edges }) => {
    const path = edges.map((edge) => edge.map((point, index) => `${index ? 'L' : 'M'}${toCanvas(scene.view, point).map((value) => value.toFixed(1)).join(' ')}`).join('')).join('');
    return (
      <g key={level} className={`map-line level-${level}`}>
        <path className="under" d={path} />
        <path className="level" d={path} />
      </g>
    );
  });
}
