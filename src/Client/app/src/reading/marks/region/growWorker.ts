import { Growing } from './grow';
import type { FromGrower, ToGrower } from './grower';
import { fillHoles, trimmed } from './holes';
import type { Mask } from './mask';
import { trace } from './trace';

let growing: Growing | null = null;
let range: { low: number; high: number } | null = null;
let planned = false;
let noise = 0;

self.onmessage = ({ data }: MessageEvent<ToGrower>) => {
  if (data.type === 'begin') [growing, noise] = [new Growing(data.bounds, data.series, data.seed), data.noise];
  if (data.type === 'slice') growing?.put(data.slice, data.values);
  if (data.type === 'range') range = data;
  if (planned || !range) return;
  // What has come in the meantime, slices and turns of the slider, is grown at once.
  planned = true;
  setTimeout(() => {
    planned = false;
    if (growing && range) self.postMessage(grown(growing, range.low, range.high));
  });
};

function grown(from: Growing, low: number, high: number): FromGrower {
  const { masks, voxels, leaks, waitsFor } = from.grow(low, high);
  // What leaks is shown on no slice: it is nothing to look at, and its outlines are without end.
  const regions = leaks ? [] : [...masks].map(([slice, mask]) => ({ slice, outlines: trace(withoutNoise(mask)) }));
  return { type: 'grown', regions, voxels, leaks, waitsFor };
}

function withoutNoise(mask: Mask): Mask {
  const small = trimmed(mask);
  fillHoles(small, noise);
  return small;
}
