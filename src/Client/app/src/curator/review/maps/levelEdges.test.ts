import { expect, it } from 'vitest';
import { levelEdges } from './levelEdges';

it('a level runs along the edges of the pixels that reach it, closed at the edge of the box too', () => {
  const box = { x: 5, y: 7, columns: 2, rows: 1 };
  expect(levelEdges(Uint8Array.of(4, 1), box, 4)).toHaveLength(4);
  expect(levelEdges(Uint8Array.of(4, 1), box, 1)).toHaveLength(6);
  expect(levelEdges(Uint8Array.of(4, 1), box, 5)).toEqual([]);
  expect(levelEdges(Uint8Array.of(4, 1), box, 4)).toContainEqual([[5, 7], [5, 8]]);
});
