import type { Finding, ImagePoint, Mark, Reading } from '../../api/contract';
import { findingOf, newTrackingUid, withFinding, withMark, withoutMark } from '../state/reading';

interface Box { left: number; top: number; right: number; bottom: number }

/** Kinds that say how large a lesion is; a point, a length or an arrow may lie beside it. */
const ofExtent = new Set<Mark['kind']>(['bidirectional', 'contour', 'region', 'ellipse', 'circle', 'rectangle']);

/**
 * Whether a mark lies beside all that its finding was until now: seen along the slices, its box, grown by half its size to each side, meets none of
 * theirs. It may be another lesion.
 */
export function isApart(finding: Finding, mark: Mark): boolean {
  const others = finding.marks.filter((each) => each.id !== mark.id && ofExtent.has(each.kind));
  if (!ofExtent.has(mark.kind) || others.length === 0) return false;
  const own = boxOf(mark);
  const [wide, high] = [(own.right - own.left) / 2, (own.bottom - own.top) / 2];
  const grown = { left: own.left - wide, right: own.right + wide, top: own.top - high, bottom: own.bottom + high };
  return !others.some((each) => meet(grown, boxOf(each)));
}

/** The mark as the first of a finding of its own. */
export function onItsOwn(reading: Reading, finding: string, mark: Mark, word: string): { reading: Reading; finding: string } {
  const uid = newTrackingUid();
  const now = findingOf(reading, finding)?.marks.find((each) => each.id === mark.id) ?? mark;
  return { reading: withMark(withFinding(withoutMark(reading, mark.id), uid, word), uid, now), finding: uid };
}

function boxOf({ points, outlines }: Mark): Box {
  const all: ImagePoint[] = [...points, ...(outlines ?? []).flat()];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  return { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
}

// Outlines of many points are too many arguments for Math.min.
const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
const meet = (a: Box, b: Box) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
