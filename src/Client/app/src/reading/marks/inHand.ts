import { figures } from '../state/measurements';
import { area } from '../../viewer/contour';
import { distance, toMm, type Millimetres, type Sheet } from './millimetres';
import type { Figure } from './tools/figure';
import { forms } from './tools/forms';

function angleAt({ points }: Figure, { spacing }: Sheet): number {
  const [one, vertex, other] = points.map((point) => toMm(point, spacing)) as [Millimetres, Millimetres, Millimetres];
  const [a, b] = [[one[0] - vertex[0], one[1] - vertex[1]], [other[0] - vertex[0], other[1] - vertex[1]]] as const;
  return (Math.atan2(Math.abs(a[0] * b[1] - a[1] * b[0]), a[0] * b[0] + a[1] * b[1]) * 180) / Math.PI;
}

function areaOf(figure: Figure, sheet: Sheet): number {
  const [a, b, c, d] = figure.points;
  const span = (from: typeof a, to: typeof a) => distance(from!, to!, sheet.spacing);
  if (figure.kind === 'ellipse') return (Math.PI / 4) * span(a, b) * span(c, d);
  if (figure.kind === 'circle') return Math.PI * span(a, b) ** 2;
  return forms[figure.kind].lines(figure, sheet).reduce((sum, { points }) => sum + area(points) * sheet.spacing.column * sheet.spacing.row, 0);
}

const enough: Partial<Record<Figure['kind'], number>> = { bidirectional: 2, length: 2, angle: 3, ellipse: 4, circle: 2, rectangle: 4, contour: 3 };

/**
 * What is being drawn, measured where it is drawn: "≈ 21.4 × 14.9 mm". The server measures anew, and only its number stays. `calibrated`: pixels have
 * a size; otherwise pixels are told. Null for what has no such number, or not yet.
 */
export function inHandWords(figure: Figure, sheet: Sheet, calibrated: boolean): string | null {
  const least = enough[figure.kind];
  if (least === undefined || figure.points.length < least) return null;
  const unit = calibrated ? 'mm' : 'px';
  const [a, b, c, d] = figure.points;
  const told = (number: string) => `≈ ${number}`;
  if (figure.kind === 'angle') return told(`${figures(angleAt(figure, sheet))}°`);
  if (figure.kind === 'length' || figure.kind === 'bidirectional') {
    const long = figures(distance(a!, b!, sheet.spacing));
    return told(c && d && !figure.shortAxisProposed ? `${long} × ${figures(distance(c, d, sheet.spacing))} ${unit}` : `${long} ${unit}`);
  }
  return told(`${figures(areaOf(figure, sheet))} ${unit}²`);
}
