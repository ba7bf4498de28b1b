import type { Rectangle } from '../../api/contract';

/** An area on the image, in whole pixels of it; (0,0) is the top-left corner of the image. */
export interface Area extends Rectangle {
  id: number;
  /** The server's proposal, untouched so far. */
  suggested: boolean;
}

export interface Size {
  columns: number;
  rows: number;
}
export interface Point {
  x: number;
  y: number;
}
/** Which sides follow the pointer: −1 the first, 1 the second, 0 neither. */
export interface Handle {
  x: -1 | 0 | 1;
  y: -1 | 0 | 1;
}

export const handles: Handle[] = [
  { x: -1, y: -1 }, { x: 0, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }, { x: -1, y: 1 }, { x: -1, y: 0 },
];

/** Every pixel that the two corners touch: what is half covered is covered. */
export function spanned(a: Point, b: Point, { columns, rows }: Size): Rectangle {
  const [left, right] = outward(a.x, b.x, columns);
  const [top, bottom] = outward(a.y, b.y, rows);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function outward(a: number, b: number, end: number): [number, number] {
  const low = Math.min(Math.max(Math.floor(Math.min(a, b)), 0), end - 1);
  return [low, Math.max(low + 1, Math.min(Math.ceil(Math.max(a, b)), end))];
}

/** Moved as a whole, kept inside. */
export function moved<Some extends Rectangle>(area: Some, dx: number, dy: number, { columns, rows }: Size): Some {
  return { ...area, x: clamp(Math.round(area.x + dx), 0, columns - area.width), y: clamp(Math.round(area.y + dy), 0, rows - area.height) };
}

/** Its sides at a handle moved; a side pushed past the other turns it over, as the eye expects. */
export function resized<Some extends Rectangle>(area: Some, handle: Handle, dx: number, dy: number, size: Size): Some {
  const [x0, x1] = sides(area.x, area.x + area.width, handle.x, dx);
  const [y0, y1] = sides(area.y, area.y + area.height, handle.y, dy);
  return { ...area, ...spanned({ x: x0, y: y0 }, { x: x1, y: y1 }, size) };
}

const sides = (first: number, second: number, handle: -1 | 0 | 1, by: number): [number, number] => [handle === -1 ? first + by : first, handle === 1 ? second + by : second];

/** A proposal brought inside the image; null when it lies outside. */
export function inside(area: Rectangle, { columns, rows }: Size): Rectangle | null {
  const [x, y] = [Math.max(0, area.x), Math.max(0, area.y)];
  const [width, height] = [Math.min(columns, area.x + area.width) - x, Math.min(rows, area.y + area.height) - y];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));

/** What was done to the areas of one image. A drag is one step. */
export interface Edits {
  areas: Area[];
  before: Area[][];
  after: Area[][];
}

export const suggestedEdits = (suggested: readonly Rectangle[], size: Size): Edits => ({
  areas: suggested.flatMap((each, id) => {
    const area = inside(each, size);
    return area ? [{ ...area, id, suggested: true }] : [];
  }),
  before: [],
  after: [],
});

export const edited = (edits: Edits, areas: Area[]): Edits => ({ areas, before: [...edits.before, edits.areas], after: [] });
export const undone = (edits: Edits): Edits => (edits.before.length === 0 ? edits : { areas: edits.before.at(-1)!, before: edits.before.slice(0, -1), after: [edits.areas, ...edits.after] });
export const redone = (edits: Edits): Edits => (edits.after.length === 0 ? edits : { areas: edits.after[0]!, before: [...edits.before, edits.areas], after: edits.after.slice(1) });

/** An id that no area of these edits, undone ones included, has had. */
export const newId = ({ areas, before, after }: Edits) => 1 + Math.max(-1, ...[areas, ...before, ...after].flat().map((area) => area.id));
