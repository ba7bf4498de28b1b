import type { Point, Size } from './rectangles';

/** The part of the image that is in sight: at zoom 1 all of it. */
export interface View {
  zoom: number;
  x: number;
  y: number;
}

export const whole: View = { zoom: 1, x: 0, y: 0 };
const closest = 16;

/** Zoomed about a point of the image, which stays where it is. */
export function zoomed(view: View, by: number, about: Point, size: Size): View {
  const zoom = Math.min(closest, Math.max(1, view.zoom * by));
  const factor = view.zoom / zoom;
  return kept({ zoom, x: about.x - (about.x - view.x) * factor, y: about.y - (about.y - view.y) * factor }, size);
}

export const panned = (view: View, dx: number, dy: number, size: Size): View => kept({ ...view, x: view.x - dx, y: view.y - dy }, size);

/** Never beyond the edge of the image. */
const kept = ({ zoom, x, y }: View, { columns, rows }: Size): View => ({
  zoom,
  x: Math.min(Math.max(0, x), columns - columns / zoom),
  y: Math.min(Math.max(0, y), rows - rows / zoom),
});

export const centreOf = ({ zoom, x, y }: View, { columns, rows }: Size): Point => ({ x: x + columns / zoom / 2, y: y + rows / zoom / 2 });
export const viewBoxOf = ({ zoom, x, y }: View, { columns, rows }: Size) => `${x} ${y} ${columns / zoom} ${rows / zoom}`;
