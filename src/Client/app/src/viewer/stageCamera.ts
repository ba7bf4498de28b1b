import { getShouldUseCPURendering, type StackViewport } from '@cornerstonejs/core';
import type { ImagePoint } from '../api/contract';
import type { Box } from './bodyBox';
import { imageToPatient, type ImagePlane, type PatientPoint } from './coordinates';
import { liesOnSide, turnedView, upright, type Turn } from './turn';
import { toCanvas, toImage, viewThrough, type CanvasPoint, type View } from './view';

/** CSS pixels around a fitted image; the scrubber takes some more below. */
const MARGIN = 28;
const SCRUBBER = 24;

/**
 * Zoom and place of the image, in its own terms (CSS pixels per mm, the image point in the middle), put to the engine and measured back from it:
 * what the engine did, and not what it was asked, is where marks are drawn.
 */
export class StageCamera {
  /** Nothing was zoomed or panned since the last fit: a resized viewport is fitted again. */
  fitted = true;
  turn: Turn = upright;
  private readonly viewport: StackViewport;
  /** The engine's own; it lies in the place that the page gives it. */
  private readonly element: HTMLDivElement;
  private aimed: { pixelsPerMm: number; centre: ImagePoint } | null = null;

  constructor(viewport: StackViewport, element: HTMLDivElement) {
    this.viewport = viewport;
    this.element = element;
  }

  /** Turns the engine's element in its place: no renderer has to know how to flip, and all show the same. */
  layOut(): void {
    const place = this.element.parentElement;
    if (!place) return;
    const [width, height] = [place.clientWidth, place.clientHeight];
    const [w, h] = liesOnSide(this.turn) ? [height, width] : [width, height];
    Object.assign(this.element.style, { left: `${(width - w) / 2}px`, top: `${(height - h) / 2}px`, width: `${w}px`, height: `${h}px`, transform: `matrix(${this.turn.join()},0,0)` });
  }

  fit(box: Box, plane: ImagePlane): void {
    this.fitted = true;
    const [width, height] = [this.element.clientWidth, this.element.clientHeight];
    if (!width || !height) return;
    const [boxWidth, boxHeight] = [(box.right - box.left) * plane.columnSpacing, (box.bottom - box.top) * plane.rowSpacing];
    const [below, beside] = liesOnSide(this.turn) ? [0, SCRUBBER] : [SCRUBBER, 0];
    const pixelsPerMm = Math.max(0.05, Math.min((width - 2 * MARGIN - beside) / boxWidth, (height - 2 * MARGIN - below) / boxHeight));
    this.aimed = { pixelsPerMm, centre: [(box.left + box.right) / 2, (box.top + box.bottom) / 2] };
  }

  zoomBy(factor: number, at: CanvasPoint, view: View): void {
    if (!this.aimed) return;
    const [x, y] = toImage(view, at);
    const pixelsPerMm = Math.min(80, Math.max(0.2, this.aimed.pixelsPerMm * factor));
    const applied = pixelsPerMm / this.aimed.pixelsPerMm;
    const [cx, cy] = this.aimed.centre;
    this.aimed = { pixelsPerMm, centre: [x + (cx - x) / applied, y + (cy - y) / applied] };
    this.fitted = false;
  }

  panBy(dx: number, dy: number, view: View): void {
    if (!this.aimed) return;
    const [cx, cy] = toCanvas(view, this.aimed.centre);
    this.aimed = { ...this.aimed, centre: toImage(view, [cx - dx, cy - dy]) };
    this.fitted = false;
  }

  /** What a parallel scale and a focal point come to differs with renderer and device pixels: see what came of them and correct. */
  apply(plane: ImagePlane): void {
    if (!this.aimed) return;
    const { pixelsPerMm, centre } = this.aimed;
    let parallelScale = this.element.clientHeight / 2 / pixelsPerMm;
    let focus = centre;
    for (let tries = 0; tries < 3; tries++) {
      this.put(parallelScale, focus, plane);
      const view = this.view(plane);
      const ratio = Math.hypot(view.matrix[2], view.matrix[3]) / plane.rowSpacing / pixelsPerMm;
      const [hitX, hitY] = toImage(view, [view.width / 2, view.height / 2]);
      const off: ImagePoint = [hitX - centre[0], hitY - centre[1]];
      if (Math.abs(ratio - 1) < 1e-4 && Math.hypot(...off) * pixelsPerMm < 0.1) break;
      parallelScale *= ratio;
      focus = [focus[0] - off[0], focus[1] - off[1]];
    }
  }

  /** Where the image lies now, asked of the engine. */
  view(plane: ImagePlane): View {
    // The CPU renderer answers in device pixels of a canvas that has none.
    const canvasWidth = this.viewport.getCanvas().width;
    const scale = getShouldUseCPURendering() && canvasWidth ? (window.devicePixelRatio * this.element.clientWidth) / canvasWidth : 1;
    const canvas = (point: ImagePoint) => {
      const [x, y] = this.viewport.worldToCanvas(imageToPatient(plane, drawnAt(point)));
      return [x * scale, y * scale] as CanvasPoint;
    };
    // A long base keeps the rounding of the engine's own 32-bit matrices out of the steps.
    const far = 256;
    const [origin, right, down] = [canvas([0, 0]), canvas([far, 0]), canvas([0, far])];
    const unit = (end: CanvasPoint): CanvasPoint => [origin[0] + (end[0] - origin[0]) / far, origin[1] + (end[1] - origin[1]) / far];
    const [width, height] = [this.element.clientWidth, this.element.clientHeight];
    const [placeWidth, placeHeight] = liesOnSide(this.turn) ? [height, width] : [width, height];
    return turnedView(viewThrough(origin, unit(right), unit(down), width, height), this.turn, placeWidth, placeHeight);
  }

  private put(parallelScale: number, centre: ImagePoint, plane: ImagePlane): void {
    const camera = this.viewport.getCamera();
    this.viewport.setCamera({ parallelScale });
    const focalPoint = imageToPatient(plane, drawnAt(centre));
    if (getShouldUseCPURendering()) return this.viewport.setCamera({ focalPoint });
    const [normal, from] = [camera.viewPlaneNormal ?? [0, 0, -1], camera.focalPoint ?? focalPoint];
    const distance = camera.position ? Math.hypot(...[0, 1, 2].map((k) => camera.position![k]! - from[k]!)) : 1;
    const position = [0, 1, 2].map((k) => focalPoint[k]! + normal[k]! * (distance || 1)) as PatientPoint;
    this.viewport.setCamera({ focalPoint, position });
  }
}

/**
 * The engine's CPU renderer puts the patient point of a pixel's centre at the pixel's corner, half a pixel up and left of where it draws that
 * pixel. Its own conversion must therefore be asked for a point half a pixel further.
 */
const drawnAt = ([x, y]: ImagePoint): ImagePoint => (getShouldUseCPURendering() ? [x + 0.5, y + 0.5] : [x, y]);
