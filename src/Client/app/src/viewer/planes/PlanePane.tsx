import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent as ReactPointerEvent } from 'react';
import { texts } from '../../texts';
import { edgeLetters, type PatientPoint } from '../coordinates';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import type { PlacedMark } from './crossings';
import type { Slab } from './OtherPlanes';
import { PaneOverlay } from './PaneOverlay';
import { PaneGestures, type Place } from './PaneGestures';
import { fromPane, nearer, normalOf, paneView, pinchedShift, type PaneShift, type PaneView, type PatientPlane } from './planesOf';
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

const steps: Record<string, number> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, PageUp: -5, PageDown: 5 };
const zooms: Record<string, number> = { '+': 1.25, '=': 1.25, '-': 0.8, '0': 0 };

/**
 * One plane of the patient through the cross. A click or drag puts the cross there, and the stack goes to its slice; wheel and arrows go on through the
 * planes, two fingers zoom and pan.
 */
export function PlanePane({ stage, state, volume, plane, cross, setCross, slab, marks, filter, zoom, setZoom }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(box);
  const [shift, setShift] = useState<PaneShift>([0, 0]);
  const view = paneView(volume, plane, Math.max(1, width), Math.max(1, height), zoom, cross, shift);
  useCutPicture(canvas, { stage, state, volume, plane, cross, slab, view, width, height });
  const gestures = useMemo(() => new PaneGestures<{ view: PaneView; zoom: number; shift: PaneShift }>(), []);
  gestures.pane = {
    view: () => ({ view, zoom, shift: zoom > 1 ? shift : [0, 0] }),
    // While zoomed the picture would run away under the hand; the drag goes by how it lay at its start.
    point: (at, held) => setCross(fromPane(held.view, plane, at, cross)),
    pinch: (from, to, held) => {
      const now = nearer(held.zoom, from.spread > 0 ? to.spread / from.spread : 1);
      setShift(pinchedShift(held.view, held.shift, [width, height], from.middle, to.middle, now / held.zoom));
      setZoom(now);
    },
  };
  const through = (slices: number) => {
    const normal = normalOf(plane);
    setCross(cross.map((value, k) => value + slices * volume.finest * normal[k]!) as PatientPoint);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey && event.key !== '+') return;
    const [step, factor] = [steps[event.key], zooms[event.key]];
    if (step !== undefined) through(step);
    else if (factor !== undefined) setZoom(nearer(zoom, factor));
    else return;
    event.preventDefault();
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
      tabIndex={0}
      data-takes-looking
      onKeyDown={keyed}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        gestures.press(event.pointerId, placeOf(event), event.pointerType === 'touch');
      }}
      onPointerMove={(event) => gestures.move(event.pointerId, placeOf(event))}
      onPointerUp={(event) => gestures.lift(event.pointerId, placeOf(event))}
      onPointerCancel={(event) => gestures.lift(event.pointerId, null)}
      onWheel={(event) => (event.ctrlKey ? setZoom(nearer(zoom, Math.exp(-event.deltaY / 400))) : through(Math.sign(event.deltaY)))}
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

const placeOf = (event: ReactPointerEvent<HTMLDivElement>): Place => {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};
