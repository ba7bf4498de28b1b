import { cross, dot, type PatientPoint } from '../coordinates';
import { sliceAt, type Volume } from './volume';

/** A slice's stored pixels and what makes values of them; null while it has not arrived. */
export type SliceValues = { stored: ArrayLike<number>; slope: number; intercept: number } | null;

export type SlabKind = 'max' | 'mean' | 'min';

/** A picture to be cut out of a volume: where its first pixel's centre lies, where it grows to, and how thick it is. */
export interface Cut {
  origin: PatientPoint;
  /** Unit vectors. */
  right: PatientPoint;
  down: PatientPoint;
  /** Millimetres from one pixel to the next, both ways. */
  step: number;
  width: number;
  height: number;
  /** Millimetres; 0 for the plane alone. */
  thickness: number;
  kind: SlabKind;
}

/** The values of the cut, row by row; NaN outside the volume and where slices are missing. Between voxels trilinear, by the places of the slices. */
export function reslice(volume: Volume, slices: SliceValues[], cut: Cut): Float32Array {
  const cutting = new Cutting(volume, slices, cut);
  cutting.rows(cut.height);
  return cutting.values;
}

/** A cut in the making, for pages that must answer the hand between its rows. */
export class Cutting {
  readonly values: Float32Array;
  /** Rows that are there. */
  done = 0;
  private readonly cut: Cut;
  private readonly sampler: Sampler;
  private readonly layers: number;
  private readonly start: PatientPoint;
  private readonly right: PatientPoint;
  private readonly down: PatientPoint;
  private readonly deep: PatientPoint;

  constructor(volume: Volume, slices: SliceValues[], cut: Cut) {
    this.cut = cut;
    this.values = new Float32Array(cut.width * cut.height);
    this.sampler = new Sampler(volume, slices);
    // No layer between two voxels is left out; a cut that is coarse in its plane may be as coarse through it.
    this.layers = cut.thickness > 0 ? Math.max(2, Math.ceil(cut.thickness / Math.max(volume.finest, cut.step)) + 1) : 1;
    const across = cross(cut.right, cut.down);
    const inVolume = (direction: PatientPoint, length: number) =>
      [(dot(direction, volume.row) / volume.columnSpacing) * length, (dot(direction, volume.column) / volume.rowSpacing) * length, dot(direction, volume.normal) * length] as PatientPoint;
    const corner = inVolume([0, 1, 2].map((k) => cut.origin[k]! - volume.position[k]!) as PatientPoint, 1);
    const nearest = inVolume(across, -cut.thickness / 2);
    this.start = [0, 1, 2].map((k) => corner[k]! + nearest[k]!) as PatientPoint;
    [this.right, this.down] = [inVolume(cut.right, cut.step), inVolume(cut.down, cut.step)];
    this.deep = inVolume(across, this.layers > 1 ? cut.thickness / (this.layers - 1) : 0);
  }

  get complete(): boolean {
    return this.done === this.cut.height;
  }

  rows(count: number): void {
    const { cut, start, right, down, deep, layers, sampler, values } = this;
    const last = Math.min(cut.height, this.done + count);
    for (let at = this.done * cut.width; this.done < last; this.done++) {
      let [x, y, z] = [0, 1, 2].map((k) => start[k]! + this.done * down[k]!) as PatientPoint;
      for (let u = 0; u < cut.width; u++, at++) {
        values[at] = layers === 1 ? sampler.at(x, y, z) : sampler.through(x, y, z, deep, layers, cut.kind);
        x += right[0];
        y += right[1];
        z += right[2];
      }
    }
  }
}

/** Reads a volume at columns, rows (of the first slice's frame, from its first pixel's centre) and millimetres along the normal. */
class Sampler {
  private readonly volume: Volume;
  private readonly slices: SliceValues[];
  /** 1 / distance of the slices where it is the same for all; 0 where places must be looked up. */
  private readonly perMm: number;
  private readonly sheared: boolean;
  private readonly last: number;

  constructor(volume: Volume, slices: SliceValues[]) {
    [this.volume, this.slices, this.last] = [volume, slices, volume.places.length - 1];
    const step = volume.places[this.last]! / this.last;
    this.perMm = volume.places.every((place, index) => Math.abs(place - index * step) < 1e-3 * Math.abs(step)) ? 1 / step : 0;
    this.sheared = volume.shifts.some(([x, y]) => Math.abs(x) + Math.abs(y) > 1e-3);
  }

  at(x: number, y: number, z: number): number {
    let k = this.perMm ? z * this.perMm : sliceAt(this.volume, z);
    // A voxel reaches half way to its neighbours, also where there is none.
    if (k < -0.5 || k > this.last + 0.5) return NaN;
    k = k < 0 ? 0 : k > this.last ? this.last : k;
    const below = Math.floor(k);
    const part = k - below;
    const one = this.on(below, x, y);
    return part < 1e-6 ? one : one * (1 - part) + this.on(below + 1, x, y) * part;
  }

  through(x: number, y: number, z: number, deep: PatientPoint, layers: number, kind: SlabKind): number {
    let sum = 0;
    let count = 0;
    let least = Infinity;
    let most = -Infinity;
    for (let layer = 0; layer < layers; layer++) {
      const value = this.at(x + layer * deep[0], y + layer * deep[1], z + layer * deep[2]);
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    return count === 0 ? NaN : kind === 'max' ? most : kind === 'min' ? least : sum / count;
  }

  private on(slice: number, x: number, y: number): number {
    const values = this.slices[slice];
    if (!values) return NaN;
    const { columns, rows, shifts } = this.volume;
    if (this.sheared) {
      x -= shifts[slice]![0];
      y -= shifts[slice]![1];
    }
    if (x < -0.5 || y < -0.5 || x > columns - 0.5 || y > rows - 0.5) return NaN;
    x = x < 0 ? 0 : x > columns - 1 ? columns - 1 : x;
    y = y < 0 ? 0 : y > rows - 1 ? rows - 1 : y;
    const i = Math.min(x | 0, columns - 2);
    const j = Math.min(y | 0, rows - 2);
    const u = x - i;
    const v = y - j;
    const { stored } = values;
    const at = j * columns + i;
    const value = (stored[at]! * (1 - u) + stored[at + 1]! * u) * (1 - v) + (stored[at + columns]! * (1 - u) + stored[at + columns + 1]! * u) * v;
    return value * values.slope + values.intercept;
  }
}
