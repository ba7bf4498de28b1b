import type { ImagePoint } from '../../../api/contract';

/** Where a slice of votes passes a share of the readers: the edges of pixels between those that reach it and those that do not, in image pixels. */
export function levelEdges(counts: Uint8Array, box: { x: number; y: number; columns: number; rows: number }, least: number): [ImagePoint, ImagePoint][] {
  const { x, y, columns, rows } = box;
  const reaches = (column: number, row: number) => column >= 0 && row >= 0 && column < columns && row < rows && counts[row * columns + column]! >= least;
  const edges: [ImagePoint, ImagePoint][] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const here = reaches(column, row);
      if (here !== reaches(column - 1, row)) edges.push([[x + column, y + row], [x + column, y + row + 1]]);
      if (here !== reaches(column, row - 1)) edges.push([[x + column, y + row], [x + column + 1, y + row]]);
    }
  }
  return edges;
}
