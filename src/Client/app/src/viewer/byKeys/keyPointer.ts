import type { ImagePoint } from '../../api/contract';
import type { PointerOnImage } from '../pointers';
import { toCanvas, toImage, type View } from '../view';
import type { KeyedTool } from './keyedTool';

/** How near is near for a pointer that moves by whole pixels, CSS pixels: as for a mouse. */
const REACH = 9;

interface Size {
  columns: number;
  rows: number;
}

/** The pixel's middle in the middle of what is seen. */
export function middleOf(view: View, { columns, rows }: Size): ImagePoint {
  const [x, y] = toImage(view, [view.width / 2, view.height / 2]);
  return inside([Math.floor(x) + 0.5, Math.floor(y) + 0.5], { columns, rows });
}

/** As many image pixels on as the arrow says, in its direction on the screen however the image is flipped or turned; never off the image. */
export function moved([x, y]: ImagePoint, [right, down]: [number, number], view: View, size: Size): ImagePoint {
  const [from, to] = [toImage(view, [0, 0]), toImage(view, [right, down])];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const pixels = Math.abs(right) + Math.abs(down);
  const along = Math.abs(dx) > Math.abs(dy);
  return inside(along ? [x + Math.sign(dx) * pixels, y] : [x, y + Math.sign(dy) * pixels], size);
}

const inside = ([x, y]: ImagePoint, { columns, rows }: Size): ImagePoint => [Math.min(columns - 0.5, Math.max(0.5, x)), Math.min(rows - 0.5, Math.max(0.5, y))];

export const pointerAt = (point: ImagePoint, view: View, slice: number): PointerOnImage => ({ point, canvas: toCanvas(view, point), view, slice, reach: REACH });

/** The pointer has come to a place, with the press still down where the tool draws as it moves. */
export const pointAt = (tool: KeyedTool, at: PointerOnImage) => (tool.holds ? tool.move(at) : tool.hover(at));

/** What a click is on a mouse; where the tool draws by a drag, one press begins it and the next one ends it. False where the tool only looks. */
export function press(tool: KeyedTool, at: PointerOnImage): boolean {
  if (tool.onlyLooks) return false;
  if (!tool.holds) tool.down(at);
  else return tool.up(at), true;
  if (!tool.holds) tool.up(at);
  return true;
}
