import type { MarkKind, Template } from '../../api/contract';

/** Kinds that enclose an area: each may stand for a contour or a region that the template asks for. */
const enclosing: MarkKind[] = ['contour', 'region', 'rectangle', 'ellipse', 'circle'];
/** Kinds that only point or measure beside what is asked for: they may always be drawn. */
const aids: MarkKind[] = ['point', 'length', 'angle', 'arrow'];

/** The kind of the template that a drawn one counts as, as the server counts: its own, else for an area a contour or a region; null where it is none. */
export function countedAs(kind: MarkKind, asked: readonly MarkKind[]): MarkKind | null {
  const candidates: MarkKind[] = enclosing.includes(kind) ? [kind, 'contour', 'region'] : [kind];
  return candidates.find((candidate) => asked.includes(candidate)) ?? null;
}

/** Whether the server takes marks of a kind under the template. A case that was opened before the server told its marks takes all. */
export const isTaken = (kind: MarkKind, { marks }: Template) => marks === undefined || aids.includes(kind) || countedAs(kind, marks.map((mark) => mark.kind)) !== null;

/** Whether one more of a kind would be more than a finding may have. */
export function isOneTooMany(kind: MarkKind, there: readonly MarkKind[], { marks = [] }: Template): boolean {
  const asked = marks.map((mark) => mark.kind);
  const as = countedAs(kind, asked);
  const most = marks.find((mark) => mark.kind === as)?.atMost ?? null;
  return most !== null && there.filter((each) => countedAs(each, asked) === as).length >= most;
}
