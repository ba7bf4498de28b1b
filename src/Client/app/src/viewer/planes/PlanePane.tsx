import { useRef, type PointerEvent as ReactPointerEvent } from 'react';
import { texts } from '../../texts';
import { edgeLetters, type PatientPoint } from '../coordinates';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import type { PlacedMark } from './crossings';
import type { Slab } from './OtherPlanes';
import { PaneOverlay } from './PaneOverlay';
import { fromPane, normalOf, paneView, type PatientPlane } from './planesOf';
import { useCutPicture } from './useCutPicture';
import { useSize } from './useSize';
import type { Volume } from './volume';

interface Props {
  stage: ImageStage;
  state: StageState;
  volume: Volume;
  plane: PatientPlane;
  cross: PatientPoint;
  setCross: (cross: PatientPoint) => void;
  slab: Slab;
  marks: PlacedMark[];
  filter: { filter?: string };
  zoom: number;
  setZoom: (zoom: number) => void;
}

/** One plane of the patient through the cross. A click or drag puts the cross there, and the stack goes to its slice; the wheel goes on through the plane. */
export function PlanePane({ stage, state, volume, plane, cross, setCross, slab, marks, filter, zoom, setZoom }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(box);
  const view = paneView(volume, plane, Math.max(1, width), Math.max(1, height), zoom, cross);
  useCutPicture(canvas, { stage, state, volume, plane, cross, slab, view, width, height });
  const held = useRef<typeof view | null>(null);
  const point = (event: ReactPointerEvent<HTMLDivElement>) => {
    const at = event.currentTarget.getBoundingClientRect();
    // While zoomed the picture would run away under the hand; the drag goes by how it lay at its start.
    setCross(fromPane(held.current ?? view, plane, [event.clientX - at.left, event.clientY - at.top], cross));
  };
  const letters = edgeLetters({ position: cross, rowCosines: plane.right, columnCosines: plane.down, rowSpacing: 1, columnSpacing: 1 });
  const name = texts.viewer.planes.names[plane.name];
  return (
    <div
      className="pane"
      ref={box}
      role="group"
      aria-label={name}
      data-testid={`plane-${plane.name}`}
      data-cross={cross.map((value) => value.toFixed(3)).join(' ')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = view;
        point(event);
      }}
      onPointerMove={(event) => held.current && point(event)}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onWheel={(event) => {
        if (event.ctrlKey) return setZoom(Math.min(12, Math.max(1, zoom * Math.exp(-event.deltaY / 400))));
        const normal = normalOf(plane);
        const step = Math.sign(event.deltaY) * volume.finest;
        setCross(cross.map((value, k) => value + step * normal[k]!) as PatientPoint);
      }}
    >
      <canvas ref={canvas} style={filter} aria-hidden />
      <PaneOverlay {...{ stage, state, volume, plane, cross, slab, view, width, height, marks }} />
      <span className="name">{name}</span>
      <span className="letter left">{letters.left}</span>
      <span className="letter right">{letters.right}</span>
      <span className="letter top">{letters.top}</span>
      <span className="letter bottom">{letters.bottom}</span>
    </div>
  );
}
