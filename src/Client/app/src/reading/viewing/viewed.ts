import type { Viewing } from '../../api/contract';

/** What was done to a case so far, as this device keeps it until the case is submitted. */
export interface Viewed {
  activeSeconds: number;
  /** Slices that were on the screen, counted from 0, ascending. */
  slices: number[];
  windows: { level: number; width: number; seconds: number }[];
  zoom: { least: number; most: number } | null;
  input: Viewing['input'];
}

export const nothingViewed: Viewed = { activeSeconds: 0, slices: [], windows: [], zoom: null, input: [] };

/** What is on the screen: null where there is none yet. */
export interface Seen {
  slice: number;
  window: { level: number; width: number } | null;
  /** CSS pixels per image column. */
  zoom: number | null;
}

/** A window counts once it was used for so long; dragging passes through many. */
const shortest = 2;
const mostWindows = 20;

export function withSeconds(viewed: Viewed, seen: Seen, seconds: number): Viewed {
  return { ...viewed, activeSeconds: viewed.activeSeconds + seconds, windows: seen.window ? withWindow(viewed.windows, seen.window, seconds) : viewed.windows };
}

export function withSeen(viewed: Viewed, { slice, zoom }: Seen): Viewed {
  const slices = slice < 0 || viewed.slices.includes(slice) ? viewed.slices : [...viewed.slices, slice].sort((a, b) => a - b);
  return { ...viewed, slices, zoom: zoom === null ? viewed.zoom : { least: Math.min(zoom, viewed.zoom?.least ?? zoom), most: Math.max(zoom, viewed.zoom?.most ?? zoom) } };
}

export const withInput = (viewed: Viewed, input: Viewing['input'][number]): Viewed =>
  viewed.input.includes(input) ? viewed : { ...viewed, input: [...viewed.input, input] };

/** As it is told to the server: whole seconds, runs of slices, the windows that were used. */
export function told(viewed: Viewed, display: Viewing['display'], greyPattern: Viewing['greyPattern']): Viewing {
  return {
    activeSeconds: Math.round(viewed.activeSeconds),
    slicesSeen: runs(viewed.slices),
    windows: viewed.windows
      .filter(({ seconds }) => seconds >= shortest)
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, mostWindows)
      .map(({ level, width, seconds }) => ({ level, width, seconds: Math.round(seconds) })),
    zoom: viewed.zoom && { least: rounded(viewed.zoom.least), most: rounded(viewed.zoom.most) },
    input: viewed.input,
    display,
    greyPattern,
  };
}

function withWindow(windows: Viewed['windows'], { level, width }: { level: number; width: number }, seconds: number): Viewed['windows'] {
  const at = { level: rounded(level), width: rounded(Math.abs(width)) };
  const known = windows.find((each) => each.level === at.level && each.width === at.width);
  return known ? windows.map((each) => (each === known ? { ...each, seconds: each.seconds + seconds } : each)) : [...windows, { ...at, seconds }];
}

function runs(slices: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const slice of slices) {
    const last = found.at(-1);
    if (last && slice === last[1] + 1) last[1] = slice;
    else found.push([slice, slice]);
  }
  return found;
}

// Uptake has windows of a few units, CT of thousands.
const rounded = (value: number) => Number(value.toPrecision(4));
