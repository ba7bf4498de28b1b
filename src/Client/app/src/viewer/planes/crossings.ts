import { dot, type PatientPoint } from '../coordinates';

/** A mark as it lies in the patient. */
export interface PlacedMark {
  points: PatientPoint[];
  closed: boolean;
  /** A CSS colour. */
  colour: string;
}

/**
 * Where a flat mark is cut by a plane: what lies inside of a closed line as stretches, what an open line crosses as points (a stretch from a point to
 * itself). Empty where the plane passes it by.
 */
export function crossings({ points, closed }: PlacedMark, normal: PatientPoint, on: PatientPoint): [from: PatientPoint, to: PatientPoint][] {
  const away = points.map((point) => dot([0, 1, 2].map((k) => point[k]! - on[k]!) as PatientPoint, normal));
  const hits: PatientPoint[] = [];
  for (let index = 0; index < points.length - (closed ? 0 : 1); index++) {
    const next = (index + 1) % points.length;
    const [a, b] = [away[index]!, away[next]!];
    // Half open, so that a corner on the plane counts once.
    if (a < 0 === b < 0) continue;
    const part = a / (a - b);
    hits.push([0, 1, 2].map((k) => points[index]![k]! + part * (points[next]![k]! - points[index]![k]!)) as PatientPoint);
  }
  if (!closed) return hits.map((hit) => [hit, hit]);
  const along = farthest(hits);
  hits.sort((one, other) => dot(one, along) - dot(other, along));
  return hits.flatMap((hit, index) => (index % 2 === 0 && hits[index + 1] ? [[hit, hits[index + 1]!] as [PatientPoint, PatientPoint]] : []));
}

/** All hits lie on one line: its direction. */
function farthest(hits: PatientPoint[]): PatientPoint {
  const [first] = hits;
  if (!first) return [1, 0, 0];
  const steps = hits.map((hit) => [0, 1, 2].map((k) => hit[k]! - first[k]!) as PatientPoint);
  return steps.reduce((most, step) => (Math.hypot(...step) > Math.hypot(...most) ? step : most));
}

/** How far a mark lies from a plane: 0 where it is cut. */
export function distanceTo({ points }: PlacedMark, normal: PatientPoint, on: PatientPoint): number {
  const away = points.map((point) => dot([0, 1, 2].map((k) => point[k]! - on[k]!) as PatientPoint, normal));
  const [least, most] = [Math.min(...away), Math.max(...away)];
  return least <= 0 && most >= 0 ? 0 : Math.min(Math.abs(least), Math.abs(most));
}
