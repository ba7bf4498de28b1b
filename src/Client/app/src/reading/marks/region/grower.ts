import type { CaseImages, ImagePoint } from '../../../api/contract';
import { boundsAround, type Bounds } from './grow';
import type { Outlines } from './mask';

/** What a region grew to with the last tolerance, as far as its slices are here. */
export interface Growth {
  regions: { slice: number; outlines: Outlines }[];
  voxels: number;
  leaks: boolean;
  /** Slices that are still on their way. */
  waitsFor: number;
  /** The value at the seed, from which the tolerance counts. */
  middle: number;
}

export type ToGrower =
  | { type: 'begin'; bounds: Bounds; series: { columns: number; rows: number; count: number }; seed: [number, number, number]; noise: number }
  | { type: 'slice'; slice: number; values: Float32Array }
  | { type: 'range'; low: number; high: number };
export type FromGrower = { type: 'grown'; regions: Growth['regions']; voxels: number; leaks: boolean; waitsFor: number[] };

/**
 * How far a region may grow from its seed, in mm, and how many voxels it may take: more than that is no lesion but a leak. Holes on a slice of up to
 * so many mm² are noise and are filled.
 */
export const limits = { reach: 100, voxels: 4_000_000, noise: 10 };

interface Parts {
  images: CaseImages;
  spacing: { column: number; row: number; slice: number };
  /** All values of a slice, row by row; resolves when they are here. */
  values(slice: number): Promise<ArrayLike<number>>;
  grown(growth: Growth): void;
  /** A slice could not be fetched. */
  failed(slice: number): void;
}

/** Grows a region beside the page, so that the page stays quick, and fetches the slices it needs. */
export class Grower {
  private readonly worker = new Worker(new URL('./growWorker.ts', import.meta.url), { type: 'module' });
  private readonly parts: Parts;
  private readonly bounds: Bounds;
  private readonly seed: [number, number, number];
  /** The image that growing counts as its first: an image that stands alone is a series of one. */
  private readonly from: number;
  private readonly asked = new Set<number>();
  private middle = 0;
  private tolerance: number;
  private ended = false;

  constructor(point: ImagePoint, slice: number, tolerance: number, parts: Parts) {
    this.parts = parts;
    this.tolerance = tolerance;
    const { columns, rows, instances, volume } = parts.images;
    const alone = volume === false;
    this.from = alone ? slice : 0;
    this.seed = [Math.floor(point[0]), Math.floor(point[1]), slice - this.from];
    const series = { columns, rows, count: alone ? 1 : instances.length };
    // A radiograph without a calibration has no millimetres to reach: its edges bound it.
    this.bounds = boundsAround(this.seed, series, parts.spacing, alone ? Math.max(columns * parts.spacing.column, rows * parts.spacing.row) : limits.reach, limits.voxels);
    this.worker.onmessage = ({ data }: MessageEvent<FromGrower>) => this.heard(data);
    this.send({ type: 'begin', bounds: this.bounds, series, seed: this.seed, noise: Math.floor(limits.noise / (parts.spacing.column * parts.spacing.row)) });
    void this.fetch(this.seed[2]);
  }

  setTolerance(tolerance: number): void {
    this.tolerance = tolerance;
    this.sendRange();
  }

  end(): void {
    this.ended = true;
    this.worker.terminate();
  }

  private async fetch(slice: number): Promise<void> {
    if (this.asked.has(slice)) return;
    this.asked.add(slice);
    try {
      const values = await this.parts.values(slice + this.from);
      if (this.ended) return;
      if (slice === this.seed[2]) {
        this.middle = meanAround(values, this.parts.images.columns, this.parts.images.rows, this.seed);
        this.sendRange();
      }
      this.send({ type: 'slice', slice, values: cut(values, this.parts.images.columns, this.bounds) });
    } catch {
      this.asked.delete(slice);
      if (!this.ended) this.parts.failed(slice + this.from);
    }
  }

  private heard({ regions, voxels, leaks, waitsFor }: FromGrower): void {
    if (this.ended) return;
    // A leak fetches no more of the series; a smaller tolerance asks again.
    if (!leaks) for (const slice of waitsFor) void this.fetch(slice);
    this.parts.grown({ regions: regions.map((region) => ({ ...region, slice: region.slice + this.from })), voxels, leaks, waitsFor: leaks ? 0 : waitsFor.length, middle: this.middle });
  }

  private sendRange(): void {
    this.send({ type: 'range', low: this.middle - this.tolerance, high: this.middle + this.tolerance });
  }

  private send(message: ToGrower): void {
    this.worker.postMessage(message, message.type === 'slice' ? [message.values.buffer] : []);
  }
}

function cut(values: ArrayLike<number>, columns: number, { left, top, width, height }: Bounds): Float32Array {
  const part = new Float32Array(width * height);
  for (let row = 0; row < height; row++) for (let column = 0; column < width; column++) part[row * width + column] = values[(top + row) * columns + left + column]!;
  return part;
}

/** The mean of the seed and its neighbours on its slice: one noisy pixel is no tissue. */
function meanAround(values: ArrayLike<number>, columns: number, rows: number, [column, row]: [number, number, number]): number {
  const near: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) near.push(values[y * columns + x]!);
  return near.reduce((sum, value) => sum + value, 0) / near.length;
}
