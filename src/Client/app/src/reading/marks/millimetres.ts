import type { CaseImages, ImagePoint } from '../../api/contract';

/** mm between columns and between rows; on non-square pixels a right angle in pixels is none in the patient. */
export interface Spacing {
  column: number;
  row: number;
}

/** The image that is drawn on: its size in pixels and the size of its pixels (1 × 1 where it has no calibration, so that "mm" are pixels). */
export interface Sheet {
  columns: number;
  rows: number;
  spacing: Spacing;
}

export const sheetOf = ({ columns, rows, columnSpacing, rowSpacing, calibration }: CaseImages): Sheet => ({
  columns,
  rows,
  spacing: calibration === 'none' ? { column: 1, row: 1 } : { column: columnSpacing, row: rowSpacing },
});

export type Millimetres = [x: number, y: number];
export const toMm = ([x, y]: ImagePoint, spacing: Spacing): Millimetres => [x * spacing.column, y * spacing.row];
export const toPixels = ([x, y]: Millimetres, spacing: Spacing): ImagePoint => [x / spacing.column, y / spacing.row];

/** In mm. */
export const distance = (a: ImagePoint, b: ImagePoint, spacing: Spacing) => Math.hypot((a[0] - b[0]) * spacing.column, (a[1] - b[1]) * spacing.row);

export const middle = (a: ImagePoint, b: ImagePoint): ImagePoint => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

export const clamped = ([x, y]: ImagePoint, { columns, rows }: { columns: number; rows: number }): ImagePoint => [Math.min(columns, Math.max(0, x)), Math.min(rows, Math.max(0, y))];

/** All points moved by the same step, which is cut short where one of them would leave the image. */
export function movedInside(points: ImagePoint[], step: ImagePoint, sheet: Sheet): (point: ImagePoint) => ImagePoint {
  const cut = (axis: 0 | 1, size: number) => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of points) [low, high] = [Math.min(low, point[axis]), Math.max(high, point[axis])];
    return Math.min(size - high, Math.max(-low, step[axis]));
  };
  const [dx, dy] = [cut(0, sheet.columns), cut(1, sheet.rows)];
  return ([x, y]) => [x + dx, y + dy];
}
