import { dot, type PatientPoint } from '../coordinates';
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
  const across: PatientPoint = [
    cut.right[1] * cut.down[2] - cut.right[2] * cut.down[1],
    cut.right[2] * cut.down[0] - cut.right[0] * cut.down[2],
    cut.right[0] * cut.down[1] - cut.right[1] * cut.down[0],
  ];
  const layers = cut.thickness > 0 ? Math.max(2, Math.ceil(cut.thickness / volume.finest) + 1) : 1;
  const inVolume = (direction: PatientPoint, length: number) => [(dot(direction, volume.row) / volume.columnSpacing) * length, (dot(direction, volume.column) / volume.rowSpacing) * length, dot(direction, volume.normal) * length] as PatientPoint;
  const offset = [0, 1, 2].map((k) => cut.origin[k]! - volume.position[k]!) as PatientPoint;
  const [start, right, down] = [inVolume(offset, 1), inVolume(cut.right, cut.step), inVolume(cut.down, cut.step)];
  const deep = inVolume(across, layers > 1 ? cut.thickness / (layers - 1) : 0);
  const nearest = inVolume(across, -cut.thickness / 2);
  const sampler = new Sampler(volume, slices);
  const out = new Float32Array(cut.width * cut.height);
  for (let v = 0, at = 0; v < cut.height; v++) {
    let [x, y, z] = [0, 1, 2].map((k) => start[k]! + nearest[k]! + v * down[k]!) as PatientPoint;
    for (let u = 0; u < cut.width; u++, at++) {
      out[at] = layers === 1 ? sampler.at(x, y, z) : sampler.through(x, y, z, deep, layers, cut.kind);
      x += right[0];
      y += right[1];
      z += right[2];
    }
  }
  return out;
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
    let [sum, count, least, most] = [0, 0, Infinity, -Infinity];
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
    const [i, j] = [Math.min(Math.floor(x), columns - 2), Math.min(Math.floor(y), rows - 2)];
    const [u, v] = [x - i, y - j];
    const { stored } = values;
    const at = j * columns + i;
    const value = (stored[at]! * (1 - u) + stored[at + 1]! * u) * (1 - v) + (stored[at + columns]! * (1 - u) + stored[at + columns + 1]! * u) * v;
    return value * values.slope + values.intercept;
  }
}
