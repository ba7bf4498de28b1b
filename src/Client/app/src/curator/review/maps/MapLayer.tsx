import { useLayoutEffect, useRef } from 'react';
import type { Scene } from '../../../viewer/StackViewport';
import { coloured, type MapKind } from './mapColours';
import { onSlice, type Votes } from './votes';

const OPACITY = 0.62;

interface Props {
  scene: Scene;
  votes: Votes;
  kind: MapKind;
}

/** A picture of a pixel for each voxel, which the page lays on the image as the image lies: turned, mirrored and zoomed alike, and never smoothed. */
export function MapLayer({ scene, votes, kind }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { columns, rows, readers } = votes;
  const counts = onSlice(votes, scene.slice);
  const isThere = counts !== null;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    const here = onSlice(votes, scene.slice);
    if (context && here) context.putImageData(new ImageData(coloured(kind, here, readers, OPACITY), columns, rows), 0, 0);
  }, [votes, kind, scene.slice, columns, rows, readers]);
  if (!isThere) return null;
  const [a, b, c, d, e, f] = scene.view.matrix;
  const matrix = [a, b, c, d, a * votes.x + c * votes.y + e, b * votes.x + d * votes.y + f];
  return <canvas ref={canvas} className="map-layer" width={columns} height={rows} style={{ transform: `matrix(${matrix.join(',')})` }} data-testid="map-layer" data-kind={kind} data-slice={scene.slice} />;
}
