import { cache, Enums, imageLoader, type StackViewport } from '@cornerstonejs/core';
import type { ImagePoint } from '../api/contract';
import { bodyBox, type Box } from './bodyBox';
import { Cine, USUAL_RATE } from './cine';
import type { ColourMap } from './colourMaps';
import { theEngine } from './cornerstone';
import { enter, leave, type Series } from './loadSeries';
import { hasPicture, modalityValueAt, modalityValues } from './pixels';
import type { SliceValues } from './planes/reslice';
import { SlicePrefetch } from './slicePrefetch';
import { StageCamera } from './stageCamera';
import type { StageState } from './stageState';
import { turned, upright, type Turn, type TurnMove } from './turn';
import { sameView, type CanvasPoint } from './view';
import { automaticWindow, presetsFor, type Window, type WindowPreset } from './windows';

let stages = 0;

/** A stack of slices on an element: which slice, which window, where it lies. Everything a page draws above it takes its place from `view`. */
export class ImageStage {
  private readonly viewportId = `stage-${++stages}`;
  private readonly viewport: StackViewport;
  private readonly prefetch: SlicePrefetch;
  private readonly listeners = new Set<() => void>();
  private readonly element: HTMLDivElement;
  private readonly series: Series;
  private readonly resizes: ResizeObserver;
  private current: StageState;
  private readonly camera: StageCamera;
  private box: Box;
  private readonly cine: Cine;
  /** The image itself asks for black and white the other way round (MONOCHROME1). */
  private readonly opposite: boolean;
  private moving = false;
  private gone = false;

  constructor(element: HTMLDivElement, series: Series, firstSlice: number) {
    this.element = element;
    this.series = series;
    enter(series);
    this.box = { left: 0, top: 0, right: series.images.columns, bottom: series.images.rows };
    const presets = presetsFor(series.images.modality, { level: 128, width: 256 });
    this.current = { shown: -1, wanted: firstSlice, view: null, window: presets[0]!, inverted: false, turn: upright, colours: null, playing: null, presets, loaded: new Set(), painted: false, failure: null };
    theEngine().enableElement({ viewportId: this.viewportId, type: Enums.ViewportType.STACK, element, defaultOptions: { background: [0, 0, 0] } });
    this.viewport = theEngine().getViewport(this.viewportId) as StackViewport;
    this.camera = new StageCamera(this.viewport, element);
    this.camera.layOut();
    this.opposite = series.photometry === 'MONOCHROME1';
    this.cine = new Cine({ ready: () => this.current.shown === this.current.wanted, next: () => void this.goTo((this.current.wanted + 1) % series.imageIds.length) });
    element.addEventListener(Enums.Events.IMAGE_RENDERED, this.rendered);
    this.prefetch = new SlicePrefetch(series.imageIds, (loaded) => this.change({ loaded }));
    this.resizes = new ResizeObserver(() => this.resized());
    this.resizes.observe(element.parentElement ?? element);
    void this.moveToWanted();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.current;

  /** Slices in all. */
  get count(): number {
    return this.series.imageIds.length;
  }

  /** The values of the slice on the screen, after the rescale. */
  values(): ArrayLike<number> {
    return modalityValues(this.series.imageIds[this.current.shown]!);
  }

  /** The values of any slice, fetched where they are not here yet. */
  async valuesOf(slice: number): Promise<ArrayLike<number>> {
    const imageId = this.series.imageIds[slice]!;
    await imageLoader.loadAndCacheImage(imageId, { priority: -1, requestType: Enums.RequestType.Interaction });
    return modalityValues(imageId);
  }

  /** The value of the pixel at an image point of the slice on the screen, after the rescale; null outside of it. */
  valueAt([x, y]: ImagePoint): number | null {
    const { columns, rows } = this.series.images;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const imageId = this.series.imageIds[this.current.shown];
    return imageId && column >= 0 && row >= 0 && column < columns && row < rows ? modalityValueAt(imageId, row * columns + column) : null;
  }

  /** Resolves when the slice is on the screen, or another was asked for since, or it failed. */
  async show(slice: number): Promise<void> {
    if (this.current.playing !== null) this.play(null);
    await this.goTo(slice);
  }

  private async goTo(slice: number): Promise<void> {
    const wanted = Math.min(this.series.imageIds.length - 1, Math.max(0, Math.round(slice)));
    if (wanted !== this.current.wanted || this.current.failure !== null) this.change({ wanted, failure: null });
    this.prefetch.around(wanted);
    await this.moveToWanted();
  }

  /** The image on the screen, as the engine keeps it. */
  imageShown() {
    return cache.getImage(this.series.imageIds[this.current.shown] ?? '');
  }

  /** Every slice that is here, for pictures that are cut through them. */
  slices(): SliceValues[] {
    return this.series.imageIds.map((imageId) => {
      const image = cache.getImage(imageId);
      if (!image || image.color) return null;
      const scaled = image.preScale?.scaled ?? false;
      return { stored: image.getPixelData(), slope: scaled ? 1 : image.slope, intercept: scaled ? 0 : image.intercept };
    });
  }

  /** Much is dark: the reader asked for it, or the image does. */
  get drawsInverted(): boolean {
    return this.current.inverted !== this.opposite;
  }

  get unit(): string {
    return this.series.unit;
  }

  setWindow(window: Window & { inverted?: boolean }): void {
    this.change({ window: { level: window.level, width: window.width }, inverted: window.inverted ?? this.current.inverted });
    this.applyWindow();
  }

  choose({ level, width, inverted = false }: WindowPreset): void {
    this.setWindow({ level, width, inverted });
  }

  invert(): void {
    this.setWindow({ ...this.current.window, inverted: !this.current.inverted });
  }

  setColours(colours: ColourMap | null): void {
    this.change({ colours });
  }

  /** Plays the stack round and round at so many images a second; null stops it. */
  play(rate: number | null = this.series.rate ?? USUAL_RATE): void {
    if (rate === null || this.series.imageIds.length < 2) this.cine.stop();
    else this.cine.play(rate);
    this.change({ playing: this.cine.rate });
  }

  /** Flips the picture, or turns it clockwise by a quarter. */
  turn(move: TurnMove): void {
    this.turnTo(turned(this.current.turn, move));
  }

  /** As the case was opened: window, zoom, place, the right way up. The slice stays. */
  reset(): void {
    this.play(null);
    this.choose(this.current.presets[0]!);
    this.setColours(null);
    this.turnTo(upright);
    this.fit();
  }

  /** Fits the body, or the whole image where there is none. */
  fit(): void {
    this.camera.fit(this.box, this.series.planes[0]!);
    this.applyCamera();
  }

  /** Keeps the image point under `at` where it is. */
  zoomBy(factor: number, at: CanvasPoint): void {
    if (!this.current.view) return;
    this.camera.zoomBy(factor, at, this.current.view);
    this.applyCamera();
  }

  panBy(dx: number, dy: number): void {
    if (!this.current.view) return;
    this.camera.panBy(dx, dy, this.current.view);
    this.applyCamera();
  }

  destroy(): void {
    this.gone = true;
    this.cine.stop();
    this.prefetch.stop();
    this.resizes.disconnect();
    this.element.removeEventListener(Enums.Events.IMAGE_RENDERED, this.rendered);
    theEngine().disableElement(this.viewportId);
    leave(this.series);
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
    this.prefetch.arrived(slice);
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

  private applyWindow(): void {
    if (this.current.shown < 0) return;
    const { window } = this.current;
    this.viewport.setProperties({ voiRange: { lower: window.level - window.width / 2, upper: window.level + window.width / 2 }, invert: this.drawsInverted });
    this.viewport.render();
  }

  private turnTo(turn: Turn): void {
    this.camera.turn = turn;
    this.change({ turn });
    this.resized();
  }

  private resized(): void {
    if (this.gone) return;
    this.camera.layOut();
    theEngine().resize(true, true);
    if (this.current.shown < 0) return;
    if (this.camera.fitted) this.fit();
    else this.applyCamera();
  }

  private applyCamera(): void {
    if (this.current.shown < 0 || this.gone) return;
    this.camera.apply(this.series.planes[this.current.shown]!);
    this.viewport.render();
    this.updateView();
  }

  private updateView(): void {
    const view = this.camera.view(this.series.planes[this.current.shown]!);
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
