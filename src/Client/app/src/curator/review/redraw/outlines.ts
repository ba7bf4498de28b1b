import type { ImagePoint, ReaderInLesion } from '../../../api/contract';

/** What is drawn of a lesion: closed outlines by slice. */
export type Outlines = Record<number, ImagePoint[][]>;

/** What is drawn now, and the way here and back. */
export interface Drawn {
  now: Outlines;
  past: Outlines[];
  future: Outlines[];
}

export const nothingDrawn: Drawn = { now: {}, past: [], future: [] };

export const slicesOf = (outlines: Outlines) => Object.keys(outlines).map(Number).sort((a, b) => a - b);

const changed = ({ now, past }: Drawn, next: Outlines): Drawn => ({ now: next, past: [...past, now], future: [] });

/** A slice has what was drawn on it last. */
export const put = (drawn: Drawn, slice: number, rings: ImagePoint[][]): Drawn => changed(drawn, { ...drawn.now, [slice]: rings });

export function cleared(drawn: Drawn, slice: number): Drawn {
  if (!(slice in drawn.now)) return drawn;
  const { [slice]: _, ...rest } = drawn.now;
  return changed(drawn, rest);
}

export function undone({ now, past, future }: Drawn): Drawn {
  const before = past.at(-1);
  return before ? { now: before, past: past.slice(0, -1), future: [now, ...future] } : { now, past, future };
}

export function redone({ now, past, future }: Drawn): Drawn {
  const [after, ...rest] = future;
  return after ? { now: after, past: [...past, now], future: rest } : { now, past, future };
}

/** A reader's outlines in the place of whatever was drawn: those that were drawn themselves, since what lies between is computed again. */
export function startedFrom(drawn: Drawn, { contours }: Pick<ReaderInLesion, 'contours'>): Drawn {
  const next: Outlines = {};
  for (const { slice, points, drawn: byHand } of contours) if (byHand) next[slice] = [...(next[slice] ?? []), points];
  return changed(drawn, next);
}

/** As the server takes them. */
export const asRequested = (outlines: Outlines) => slicesOf(outlines).flatMap((slice) => outlines[slice]!.map((points) => ({ slice, points })));
