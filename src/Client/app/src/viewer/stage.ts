import { cache, Enums, getShouldUseCPURendering, imageLoader, RenderingEngine, type StackViewport } from '@cornerstonejs/core';
import type { ImagePoint } from '../api/contract';
import { bodyBox, type Box } from './bodyBox';
import { imageToPatient, type PatientPoint } from './coordinates';
import type { Series } from './loadSeries';
import { SlicePrefetch } from './slicePrefetch';
import { toCanvas, toImage, sameView, viewThrough, type CanvasPoint, type View } from './view';
import { automaticWindow, presetsFor, type Window, type WindowPreset } from './windows';

/** What a stage shows now. A new object at every change, so that a page can compare. */
export interface StageState {
  /** The slice whose pixels are on the screen, counted from 0; −1 before the first. */
  shown: number;
  /** The slice asked for; the same as `shown` once it has arrived. */
  wanted: number;
  view: View | null;
  window: Window;
  presets: WindowPreset[];
  loaded: ReadonlySet<number>;
  /** Real pixels have been drawn (not only the engine's event that it rendered). */
  painted: boolean;
  /** HTTP status of the wanted slice that could not be loaded; 0 when the server was not reached. */
  failure: number | null;
}

let stages = 0;
const viewportId = 'stack';

/** A stack of slices on an element: which slice, which window, where it lies. Everything a page draws above it takes its place from `view`. */
export class ImageStage {
  private readonly engine: RenderingEngine;
  private readonly viewport: StackViewport;
  private readonly prefetch: SlicePrefetch;
  private readonly listeners = new Set<() => void>();
  private readonly element: HTMLDivElement;
  private readonly series: Series;
  private readonly resizes: ResizeObserver;
  private current: StageState;
  private camera: { pixelsPerMm: number; centre: ImagePoint } | null = null;
  private fitted = true;
  private box: Box;
  private moving = false;
  private gone = false;

  constructor(element: HTMLDivElement, series: Series, firstSlice: number) {
    this.element = element;
    this.series = series;
    this.box = { left: 0, top: 0, right: series.images.columns, bottom: series.images.rows };
    const presets = presetsFor(series.images.modality, { level: 128, width: 256 });
    this.current = { shown: -1, wanted: firstSlice, view: null, window: presets[0]!, presets, loaded: new Set(), painted: false, failure: null };
    this.engine = new RenderingEngine(`stage-${++stages}`);
    this.engine.enableElement({ viewportId, type: Enums.ViewportType.STACK, element, defaultOptions: { background: [0, 0, 0] } });
    this.viewport = this.engine.getViewport(viewportId) as StackViewport;
    element.addEventListener(Enums.Events.IMAGE_RENDERED, this.rendered);
    this.prefetch = new SlicePrefetch(series.imageIds, (loaded) => this.change({ loaded }));
    this.resizes = new ResizeObserver(() => this.resized());
    this.resizes.observe(element);
    void this.moveToWanted();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.current;

  /** Resolves when the slice is on the screen, or another was asked for since, or it failed. */
  async show(slice: number): Promise<void> {
    const wanted = Math.min(this.series.imageIds.length - 1, Math.max(0, Math.round(slice)));
    if (wanted !== this.current.wanted || this.current.failure !== null) this.change({ wanted, failure: null });
    this.prefetch.around(wanted);
    await this.moveToWanted();
  }

  setWindow(window: Window): void {
    this.change({ window: { level: window.level, width: window.width } });
    if (this.current.shown < 0) return;
    this.viewport.setProperties({ voiRange: { lower: window.level - window.width / 2, upper: window.level + window.width / 2 } });
    this.viewport.render();
  }

  /** Fits the body, or the whole image where there is none. */
  fit(): void {
    this.fitted = true;
    const [width, height] = [this.element.clientWidth, this.element.clientHeight];
    if (!width || !height) return;
    const plane = this.series.planes[0]!;
    const [boxWidth, boxHeight] = [(this.box.right - this.box.left) * plane.columnSpacing, (this.box.bottom - this.box.top) * plane.rowSpacing];
    const margin = 28;
    const pixelsPerMm = Math.min((width - 2 * margin) / boxWidth, (height - 2 * margin - 24) / boxHeight);
    const centre: ImagePoint = [(this.box.left + this.box.right) / 2, (this.box.top + this.box.bottom) / 2];
    this.camera = { pixelsPerMm, centre };
    this.applyCamera();
  }

  /** Keeps the image point under `at` where it is. */
  zoomBy(factor: number, at: CanvasPoint): void {
    const { view } = this.current;
    if (!view || !this.camera) return;
    const [x, y] = toImage(view, at);
    const pixelsPerMm = Math.min(80, Math.max(0.2, this.camera.pixelsPerMm * factor));
    const applied = pixelsPerMm / this.camera.pixelsPerMm;
    const [cx, cy] = this.camera.centre;
    this.camera = { pixelsPerMm, centre: [x + (cx - x) / applied, y + (cy - y) / applied] };
    this.fitted = false;
    this.applyCamera();
  }

  panBy(dx: number, dy: number): void {
    const { view } = this.current;
    if (!view || !this.camera) return;
    const [cx, cy] = toCanvas(view, this.camera.centre);
    this.camera = { ...this.camera, centre: toImage(view, [cx - dx, cy - dy]) };
    this.fitted = false;
    this.applyCamera();
  }

  destroy(): void {
    this.gone = true;
    this.prefetch.stop();
    this.resizes.disconnect();
    this.element.removeEventListener(Enums.Events.IMAGE_RENDERED, this.rendered);
    this.engine.destroy();
    this.listeners.clear();
  }

  private change(part: Partial<StageState>): void {
    if (this.gone) return;
    this.current = { ...this.current, ...part };
    for (const listener of this.listeners) listener();
  }

  private async moveToWanted(): Promise<void> {
    if (this.moving) return this.arrival();
    this.moving = true;
    try {
      while (!this.gone && this.current.shown !== this.current.wanted && this.current.failure === null) await this.moveTo(this.current.wanted);
    } finally {
      this.moving = false;
    }
  }

  /** Another caller is on the way already; wait until it has come where it is going. */
  private arrival(): Promise<void> {
    return new Promise((resolve) => {
      const arrived = () => this.gone || this.current.failure !== null || this.current.shown === this.current.wanted;
      if (arrived()) return resolve();
      const leave = this.subscribe(() => {
        if (!arrived()) return;
        leave();
        resolve();
      });
    });
  }

  private async moveTo(slice: number): Promise<void> {
    const imageId = this.series.imageIds[slice]!;
    try {
      await imageLoader.loadAndCacheImage(imageId, { priority: -5, requestType: Enums.RequestType.Interaction });
    } catch (error) {
      // The engine rejects with the request itself; its status tells an expired sign-in from a network that is gone.
      const failed = error as { status?: number; error?: { status?: number } } | null;
      if (this.current.wanted === slice) this.change({ failure: failed?.status ?? failed?.error?.status ?? 0 });
      return;
    }
    if (this.gone || this.current.wanted !== slice) return;
    if (this.current.shown < 0) await this.first(slice);
    else await this.viewport.setImageIdIndex(slice);
    if (this.gone) return;
    this.change({ shown: slice });
    this.applyCamera();
    this.prefetch.around(slice);
  }

  private async first(slice: number): Promise<void> {
    const pixels = modalityValues(this.series.imageIds[slice]!);
    const { images } = this.series;
    if (images.modality === 'CT') this.box = bodyBox(pixels, images.columns, images.rows);
    else this.change({ presets: presetsFor(images.modality, automaticWindow(pixels)) });
    await this.viewport.setStack(this.series.imageIds, slice);
    if (this.gone) return;
    this.change({ shown: slice });
    this.setWindow(this.current.presets[0]!);
    this.fit();
  }

  private resized(): void {
    if (this.gone) return;
    this.engine.resize(true, true);
    if (this.current.shown < 0) return;
    if (this.fitted) this.fit();
    else this.applyCamera();
  }

  private applyCamera(): void {
    if (!this.camera || this.current.shown < 0 || this.gone) return;
    const height = this.element.clientHeight;
    let parallelScale = height / 2 / this.camera.pixelsPerMm;
    // What a parallel scale means differs with renderer and device pixels: measure what came of it and correct once.
    for (let tries = 0; tries < 2; tries++) {
      this.aim(parallelScale, this.camera.centre);
      const view = this.measuredView();
      const measured = Math.hypot(view.matrix[2], view.matrix[3]) / this.series.planes[this.current.shown]!.rowSpacing;
      const ratio = measured / this.camera.pixelsPerMm;
      if (Math.abs(ratio - 1) < 1e-4) break;
      parallelScale *= ratio;
    }
    this.viewport.render();
    this.updateView();
  }

  private aim(parallelScale: number, centre: ImagePoint): void {
    const plane = this.series.planes[this.current.shown]!;
    const camera = this.viewport.getCamera();
    this.viewport.setCamera({ parallelScale });
    const focalPoint = imageToPatient(plane, drawnAt(centre));
    const [normal, from] = [camera.viewPlaneNormal ?? [0, 0, -1], camera.focalPoint ?? focalPoint];
    const distance = camera.position ? Math.hypot(...[0, 1, 2].map((k) => camera.position![k]! - from[k]!)) : 1;
    const position = [0, 1, 2].map((k) => focalPoint[k]! + normal[k]! * (distance || 1)) as PatientPoint;
    this.viewport.setCamera(getShouldUseCPURendering() ? { focalPoint } : { focalPoint, position });
  }

  private measuredView(): View {
    const plane = this.series.planes[this.current.shown]!;
    const canvas = (point: ImagePoint) => {
      const [x, y] = this.viewport.worldToCanvas(imageToPatient(plane, drawnAt(point)));
      return [x, y] as CanvasPoint;
    };
    // A long base keeps the rounding of the engine's own 32-bit matrices out of the steps.
    const far = 256;
    const [origin, right, down] = [canvas([0, 0]), canvas([far, 0]), canvas([0, far])];
    const unit = (end: CanvasPoint): CanvasPoint => [origin[0] + (end[0] - origin[0]) / far, origin[1] + (end[1] - origin[1]) / far];
    return viewThrough(origin, unit(right), unit(down), this.element.clientWidth, this.element.clientHeight);
  }

  private updateView(): void {
    const view = this.measuredView();
    if (!this.current.view || !sameView(view, this.current.view)) this.change({ view });
  }

  private readonly rendered = () => {
    if (this.gone || this.current.shown < 0) return;
    this.updateView();
    if (!this.current.painted && hasPicture(this.viewport.getCanvas())) {
      performance.mark('first-image');
      this.change({ painted: true });
    }
  };
}

/**
 * The engine's CPU renderer puts the patient point of a pixel's centre at the pixel's corner, half a pixel up and left of where it draws that
 * pixel. Its own conversion must therefore be asked for a point half a pixel further.
 */
const drawnAt = ([x, y]: ImagePoint): ImagePoint => (getShouldUseCPURendering() ? [x + 0.5, y + 0.5] : [x, y]);

function modalityValues(imageId: string): ArrayLike<number> {
  const image = cache.getImage(imageId);
  if (!image) return [];
  const stored = image.getPixelData();
  return image.preScale?.scaled ? stored : Float32Array.from(stored, (value) => value * image.slope + image.intercept);
}

/** Reads the canvas back at 32×32: a picture has more than one grey. */
function hasPicture(canvas: HTMLCanvasElement): boolean {
  const probe = document.createElement('canvas');
  probe.width = probe.height = 32;
  const context = probe.getContext('2d', { willReadFrequently: true });
  if (!context || !canvas.width || !canvas.height) return false;
  context.drawImage(canvas, 0, 0, 32, 32);
  const bytes = context.getImageData(0, 0, 32, 32).data;
  let [low, high] = [255, 0];
  for (let at = 0; at < bytes.length; at += 4) {
    low = Math.min(low, bytes[at]!);
    high = Math.max(high, bytes[at]!);
  }
  return high - low > 8;
}
