import { useEffect, useRef, type RefObject } from 'react';
import { dot, type PatientPoint } from '../coordinates';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import type { Window } from '../windows';
import type { Slab } from './OtherPlanes';
import { fromPane, normalOf, type PaneView, type PatientPlane } from './planesOf';
import { Cutting, type Cut } from './reslice';
import type { Volume } from './volume';

interface Wanted {
  stage: ImageStage;
  state: StageState;
  volume: Volume;
  plane: PatientPlane;
  cross: PatientPoint;
  slab: Slab;
  view: PaneView;
  width: number;
  height: number;
}

type Picture = { values: Float32Array; width: number; height: number };

/** Screen pixels that one cut pixel takes: at once, while the hand moves, and when it rests. */
const COARSE = 3;
const FINE = 1;
const REST = 120;
/** ms of work, and rows between two looks at the clock: the hand is answered in between. */
const BUDGET = 10;
const ROWS = 4;
/** While slices arrive, cuts follow in so many steps and not with every slice. */
const STEPS = 16;

/** Cuts and paints a plane whenever what it shows has changed: coarse first, fine when it stays. A change of the window alone paints what was cut. */
export function useCutPicture(canvas: RefObject<HTMLCanvasElement | null>, wanted: Wanted): void {
  const picture = useRef<Picture | null>(null);
  const { stage, state, volume, plane, cross, slab, view, width, height } = wanted;
  const latest = useRef(wanted);
  latest.current = wanted;
  const arrived = Math.floor((state.loaded.size / stage.count) * STEPS);
  const depth = dot(cross, normalOf(plane));
  useEffect(() => {
    if (!width || !height) return;
    const show = (cutting: Cutting, { width, height }: Cut) => {
      picture.current = { values: cutting.values, width, height };
      paint(canvas.current, picture.current, latest.current);
    };
    const [coarse, fine] = [cutOf(latest.current, COARSE), cutOf(latest.current, FINE)];
    const first = new Cutting(volume, stage.slices(), coarse);
    first.rows(coarse.height);
    show(first, coarse);
    const second = new Cutting(volume, stage.slices(), fine);
    let turn = setTimeout(function go() {
      for (const until = performance.now() + BUDGET; !second.complete && performance.now() < until; ) second.rows(ROWS);
      if (second.complete) return show(second, fine);
      turn = setTimeout(go);
    }, REST);
    return () => clearTimeout(turn);
  }, [canvas, stage, volume, plane, depth, slab.thickness, slab.kind, view.left, view.top, view.pixelsPerMm, width, height, arrived]);
  useEffect(() => {
    if (picture.current) paint(canvas.current, picture.current, latest.current);
  }, [canvas, state.window, state.inverted]);
}

function cutOf({ volume, plane, cross, slab, view, width, height }: Wanted, size: number): Cut {
  // Finer than half a voxel shows nothing more.
  const step = Math.max(size / view.pixelsPerMm, volume.finest / 2);
  const each = step * view.pixelsPerMm;
  return { origin: fromPane(view, plane, [each / 2, each / 2], cross), right: plane.right, down: plane.down, step, width: Math.ceil(width / each), height: Math.ceil(height / each), ...slab };
}

function paint(canvas: HTMLCanvasElement | null, { values, width, height }: Picture, { stage, state }: Wanted): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context) return;
  [canvas.width, canvas.height] = [width, height];
  context.putImageData(greys(values, width, height, state.window, stage.drawsInverted), 0, 0);
}

function greys(values: Float32Array, width: number, height: number, window: Window, inverted: boolean): ImageData {
  const pixels = new ImageData(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  const [low, scale] = [window.level - window.width / 2, 255 / window.width];
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    // Where there is nothing the ground stays black, also when much is dark.
    if (value !== value) {
      words[at] = 0xff000000;
      continue;
    }
    const bright = (value - low) * scale;
    const grey = bright < 0 ? 0 : bright > 255 ? 255 : bright | 0;
    words[at] = 0xff000000 | ((inverted ? 255 - grey : grey) * 0x010101);
  }
  return pixels;
}
