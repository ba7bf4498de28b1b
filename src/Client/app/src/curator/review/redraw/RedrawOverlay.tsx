import { useSyncExternalStore } from 'react';
import { texts } from '../../../texts';
import type { Scene } from '../../../viewer/StackViewport';
import { AdjudicatedLines } from '../adjudication/AdjudicatedOverlay';
import { openLine } from '../paths';
import type { Redraw } from './useRedraw';

/** What is drawn on the slice, and the stroke in the hand. */
export function RedrawOverlay({ scene, redraw }: { scene: Scene; redraw: Redraw }) {
  const stroke = useSyncExternalStore(redraw.tool.subscribe, redraw.tool.snapshot);
  const rings = redraw.outlines[scene.slice] ?? [];
  const here = stroke?.slice === scene.slice ? stroke : null;
  // A new outline will take the place of those that are there.
  const isReplacing = here !== null && here.corrects === null;
  return (
    <g data-mark="redraw">
      <g className={isReplacing ? 'quiet-marks' : undefined}>
        <AdjudicatedLines scene={scene} region={{ contours: rings.map((points) => ({ slice: scene.slice, points, drawn: true })), axes: [] }} name={here ? null : texts.curator.adjudication.redraw.outline} />
      </g>
      {here && (
        <g className="stroke-in-hand">
          <path className="halo" d={openLine(scene, here.points)} />
          <path className="line" d={openLine(scene, here.points)} stroke="var(--adjudicated)" />
        </g>
      )}
    </g>
  );
}
