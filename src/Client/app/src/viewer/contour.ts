import type { ImagePoint } from '../api/contract';

/** Corner-origin image points, closed, the first not repeated. */
export type Contour = ImagePoint[];

const cross = (a: ImagePoint, b: ImagePoint, p: ImagePoint) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

/** Shoelace formula, in square pixels. */
export function area(points: Contour): number {
  let twice = 0;
  points.forEach(([x, y], index) => {
    const [nx, ny] = points[(index + 1) % points.length]!;
    twice += x * ny - nx * y;
  });
  return Math.abs(twice) / 2;
}

export function isInside(points: Contour, [x, y]: ImagePoint): boolean {
  let inside = false;
  points.forEach(([x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

/** Proper crossings only: neighbours that share an end do not cross. */
function crossing(a: ImagePoint, b: ImagePoint, c: ImagePoint, d: ImagePoint): ImagePoint | null {
  const [abc, abd, cda, cdb] = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)];
  if (abc * abd >= 0 || cda * cdb >= 0) return null;
  const share = abc / (abc - abd);
  return [c[0] + (d[0] - c[0]) * share, c[1] + (d[1] - c[1]) * share];
}

/**
 * What a hand drew as one simple ring: points closer than `step` are dropped, and where the line crosses itself (most often where its end
 * overshoots its start) the smaller loop goes. Null when nothing with an area is left.
 */
export function closedContour(drawn: ImagePoint[], step: number): Contour | null {
  let ring = thinned(drawn, step);
  for (let next = withoutFirstLoop(ring); next; next = withoutFirstLoop(ring)) ring = next;
  return ring.length >= 3 && area(ring) > 1 ? ring : null;
}

function thinned(drawn: ImagePoint[], step: number): ImagePoint[] {
  const kept: ImagePoint[] = [];
  for (const point of drawn) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) kept.push(point);
  }
  while (kept.length > 3 && Math.hypot(kept[0]![0] - kept.at(-1)![0], kept[0]![1] - kept.at(-1)![1]) < step) kept.pop();
  return kept;
}

function withoutFirstLoop(ring: Contour): Contour | null {
  const count = ring.length;
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      const at = crossing(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % count]!);
      if (!at) continue;
      const inner = [at, ...ring.slice(i + 1, j + 1)];
      const outer = [...ring.slice(0, i + 1), at, ...ring.slice(j + 1)];
      return area(inner) > area(outer) ? inner : outer;
    }
  }
  return null;
}

/** The nearest point of the line, and how far it is, measured with `distance` (on the screen). */
export function nearestOnContour(points: Contour, to: ImagePoint, distance: (a: ImagePoint, b: ImagePoint) => number, closed = true): { index: number; point: ImagePoint; distance: number } {
  let nearest = { index: 0, point: points[0]!, distance: Infinity };
  points.forEach((from, index) => {
    if (!closed && index > 0 && index === points.length - 1) return;
    const end = points[(index + 1) % points.length]!;
    const along: ImagePoint = [end[0] - from[0], end[1] - from[1]];
    const length = along[0] ** 2 + along[1] ** 2 || 1;
    const share = Math.min(1, Math.max(0, ((to[0] - from[0]) * along[0] + (to[1] - from[1]) * along[1]) / length));
    const point: ImagePoint = [from[0] + along[0] * share, from[1] + along[1] * share];
    const away = distance(point, to);
    if (away < nearest.distance) nearest = { index, point, distance: away };
  });
  return nearest;
}

/**
 * A stretch drawn from the line to the line takes the place of the part between its ends: of the two rings that gives, the one nearer in
 * area to the old one, so that a small correction stays small.
 */
export function reshaped(ring: Contour, stretch: ImagePoint[], step: number): Contour | null {
  const flat = (a: ImagePoint, b: ImagePoint) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const [start, end] = [stretch[0], stretch.at(-1)];
  if (!start || !end || stretch.length < 2) return null;
  const [from, to] = [nearestOnContour(ring, start, flat), nearestOnContour(ring, end, flat)];
  const walk = (after: number, until: number) => {
    const part: ImagePoint[] = [];
    for (let index = (after + 1) % ring.length; ; index = (index + 1) % ring.length) {
      part.push(ring[index]!);
      if (index === until) return part;
    }
  };
  // Both ends on one edge: the way round is the whole ring, in the direction in which the stretch leaves the edge.
  const corner = ring[from.index]!;
  const sameEdge = from.index === to.index;
  const forward = !sameEdge || flat(corner, from.point) <= flat(corner, to.point);
  const onward = forward ? walk(to.index, from.index) : walk(to.index, from.index).toReversed();
  const back = sameEdge ? [] : walk(from.index, to.index).toReversed();
  const candidates = [onward, back]
    .map((rest) => closedContour([from.point, ...stretch.slice(1, -1), to.point, ...rest], step))
    .filter((candidate): candidate is Contour => candidate !== null);
  const old = area(ring);
  return candidates.sort((a, b) => Math.abs(area(a) - old) - Math.abs(area(b) - old))[0] ?? null;
}

/** Whether two rings share ground: one holds a corner of the other, or their lines cross. */
export function overlap(one: Contour, other: Contour): boolean {
  if (one.some((point) => isInside(other, point)) || other.some((point) => isInside(one, point))) return true;
  return one.some((a, i) => other.some((c, j) => crossing(a, one[(i + 1) % one.length]!, c, other[(j + 1) % other.length]!) !== null));
}
