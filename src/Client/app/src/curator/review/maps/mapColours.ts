import { colourMaps } from '../../../viewer/colourMaps';
import { entropy } from './votes';

export type MapKind = 'probability' | 'entropy';
export type Rgb = [red: number, green: number, blue: number];

/** Two maps of evenly rising lightness that none takes for each other: green and yellow is how many, red and yellow how unsure. */
const maps = { probability: colourMaps.viridis, entropy: colourMaps.inferno };
/** The darkest fifth of either is as dark as the image. */
const darkest = 0.2;

/** What a map shows of a voxel: the share of the readers that have it inside, or how little that settles. */
export const valueOf = (kind: MapKind, votes: number, readers: number) => (kind === 'probability' ? votes / readers : entropy(votes / readers));

/** Null where the value is 0: there the image is seen as it is. */
export function colourOf(kind: MapKind, value: number): Rgb | null {
  if (value <= 0) return null;
  const colours = maps[kind];
  const at = (darkest + (1 - darkest) * Math.min(1, value)) * (colours.length - 1);
  const [below, above] = [rgb(colours[Math.floor(at)]!), rgb(colours[Math.ceil(at)]!)];
  return below.map((channel, index) => Math.round(channel + (above[index]! - channel) * (at % 1))) as Rgb;
}

const rgb = (colour: string) => [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16)) as Rgb;

/** Every value that so many readers can give, in the order of the legend; no more steps than can be told apart. */
export function legendSteps(kind: MapKind, readers: number): { votes: number; value: number }[] {
  const counts = Array.from({ length: readers }, (_, index) => index + 1);
  // 2 of 5 leave as much open as 3 of 5.
  const shown = kind === 'probability' ? counts : counts.filter((votes) => votes * 2 <= readers);
  const every = Math.max(1, Math.ceil(shown.length / 6));
  return shown.filter((votes) => (shown.length - votes) % every === 0).map((votes) => ({ votes, value: valueOf(kind, votes, readers) }));
}

/** One slice as RGBA, four bytes a pixel. */
export function coloured(kind: MapKind, counts: Uint8Array, readers: number, opacity: number): Uint8ClampedArray<ArrayBuffer> {
  const byVotes = Array.from({ length: readers + 1 }, (_, votes) => colourOf(kind, valueOf(kind, votes, readers)));
  const bytes = new Uint8ClampedArray(counts.length * 4);
  counts.forEach((votes, index) => {
    const colour = byVotes[Math.min(votes, readers)];
    if (colour) bytes.set([...colour, Math.round(255 * opacity)], index * 4);
  });
  return bytes;
}
