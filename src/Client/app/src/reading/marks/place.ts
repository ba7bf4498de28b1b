import type { Mark, Reading, Template } from '../../api/contract';
import { isOneTooMany } from '../state/counted';
import type { Action } from '../state/history';
import { findingOf, newTrackingUid, withFinding, withMark } from '../state/reading';
import { overlap } from '../../viewer/contour';

/** What a new mark does to the reading; or why it cannot be placed. */
export type Placed = { action: Action } | { refused: 'axes-there' | 'enough-of-these' };

/**
 * A mark belongs to the finding that is selected; the first mark makes the first finding. A finding has one pair of axes, so a second pair starts
 * the next finding; of other kinds it has no more than the template allows. A contour that overlaps one of the same finding on the same image is drawn anew and takes its place.
 */
export function place(reading: Reading, selected: string | null, mark: Mark, template: Template, word: string): Placed {
  const finding = findingOf(reading, selected) ?? reading.findings.at(-1) ?? null;
  const hasAxes = finding?.marks.some((each) => each.kind === 'bidirectional') ?? false;
  if (!finding || (mark.kind === 'bidirectional' && hasAxes)) {
    if (finding && reading.findings.length >= template.maxFindings) return { refused: 'axes-there' };
    const uid = newTrackingUid();
    return { action: { type: 'change', change: (now) => withMark(withFinding(now, uid, word), uid, mark), select: { finding: uid, mark: mark.id } } };
  }
  const replaces = mark.kind === 'contour' ? finding.marks.filter((each) => redrawn(each, mark)).map((each) => each.id) : [];
  const stay = finding.marks.filter((each) => !replaces.includes(each.id)).map((each) => each.kind);
  if (isOneTooMany(mark.kind, stay, template)) return { refused: 'enough-of-these' };
  return { action: { type: 'change', change: (now) => withMark(now, finding.trackingUid, mark, replaces), select: { finding: finding.trackingUid, mark: mark.id } } };
}

const redrawn = (old: Mark, mark: Mark) =>
  old.kind === 'contour' && old.sopInstanceUid === mark.sopInstanceUid && old.frame === mark.frame && overlap(old.points, mark.points);
