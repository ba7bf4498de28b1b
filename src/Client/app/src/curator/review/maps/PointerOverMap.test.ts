import { expect, it } from 'vitest';
import type { PointerOnImage } from '../../../viewer/pointers';
import { PointerOverMap } from './PointerOverMap';

it('a pointer over a map is told where it is, by hovering, by a tap and by another tool, and takes no press from the image', () => {
  const pointer = new PointerOverMap();
  const seen: (number | null)[] = [];
  pointer.subscribe(() => seen.push(pointer.snapshot()?.slice ?? null));
  const at = (slice: number) => ({ slice }) as PointerOnImage;
  pointer.hover(at(1));
  expect(pointer.down(at(2))).toBe(false);
  pointer.hoverOver(at(3));
  pointer.hover(null);
  expect(seen).toEqual([1, 2, 3, null]);
});
