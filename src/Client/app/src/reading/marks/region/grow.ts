import { emptyMask, type Mask } from './mask';

/** Where growing may go: a box of the series, in pixels and slices, and how many voxels it may take. */
export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
  first: number;
  last: number;
  most: number;
}

export interface Grown {
  /** Of each slice that has a part of it. */
  masks: Map<number, Mask>;
  voxels: number;
  /** It took more voxels than it may, or came to the edge of its bounds where the series goes on. */
  leaks: boolean;
  /** Slices whose values it would need to go on. */
  waitsFor: number[];
}

/**
 * Region growing in three dimensions from a seed over all voxels of a range that are joined by their faces. It works on the slices that are here;
 * others are named, so that they can be fetched and it can go on.
 */
export class Growing {
  private readonly slices = new Map<number, ArrayLike<number>>();
  private readonly bounds: Bounds;
  /** The series itself, beyond the bounds: an edge of the image is no leak. */
  private readonly series: { columns: number; rows: number; count: number };
  private readonly seed: [column: number, row: number, slice: number];

  constructor(bounds: Bounds, series: { columns: number; rows: number; count: number }, seed: [column: number, row: number, slice: number]) {
    this.bounds = bounds;
    this.series = series;
    this.seed = seed;
  }

  /** The values of a slice within the bounds, row by row. */
  put(slice: number, values: ArrayLike<number>): void {
    this.slices.set(slice, values);
  }

  /** The voxels from `low` to `high`, both included; the seed is always one of them. */
  grow(low: number, high: number): Grown {
    const { left, top, width, height, first, last, most } = this.bounds;
    const masks = new Map<number, Mask>();
    const waitsFor = new Set<number>();
    const size = width * height;
    // Positions as one number: slice · size + row · width + column, of the bounds.
    const open: number[] = [];
    let [voxels, leaks] = [0, false];
    const take = (slice: number, at: number, always = false) => {
      const values = this.slices.get(slice);
      if (!values) return void waitsFor.add(slice);
      let mask = masks.get(slice);
      if (mask?.bits[at]) return;
      if (!always && !(values[at]! >= low && values[at]! <= high)) return;
      if (!mask) masks.set(slice, (mask = emptyMask(left, top, width, height)));
      mask.bits[at] = 1;
      voxels++;
      open.push(slice * size + at);
    };
    take(this.seed[2], (this.seed[1] - top) * width + this.seed[0] - left, true);
    while (open.length > 0 && voxels <= most) {
      const next = open.pop()!;
      const [slice, at] = [Math.floor(next / size), next % size];
      const [column, row] = [at % width, Math.floor(at / width)];
      if (column > 0) take(slice, at - 1);
      else leaks ||= left > 0;
      if (column < width - 1) take(slice, at + 1);
      else leaks ||= left + width < this.series.columns;
      if (row > 0) take(slice, at - width);
      else leaks ||= top > 0;
      if (row < height - 1) take(slice, at + width);
      else leaks ||= top + height < this.series.rows;
      if (slice > first) take(slice - 1, at);
      else leaks ||= first > 0;
      if (slice < last) take(slice + 1, at);
      else leaks ||= last < this.series.count - 1;
    }
    return { masks, voxels, leaks: leaks || voxels > most, waitsFor: [...waitsFor] };
  }
}

/** The bounds around a seed: `reach` mm to every side, as far as the series goes. */
export function boundsAround(seed: [number, number, number], series: { columns: number; rows: number; count: number }, spacing: { column: number; row: number; slice: number }, reach: number, most: number): Bounds {
  const span = (at: number, size: number, step: number) => {
    const far = Math.max(1, Math.ceil(reach / step));
    return [Math.max(0, at - far), Math.min(size - 1, at + far)] as const;
  };
  const [left, right] = span(seed[0], series.columns, spacing.column);
  const [top, bottom] = span(seed[1], series.rows, spacing.row);
  const [first, last] = span(seed[2], series.count, spacing.slice);
  return { left, top, width: right - left + 1, height: bottom - top + 1, first, last, most };
}
