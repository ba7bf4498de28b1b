import type { Reading } from '../../api/contract';

/**
 * The finding, and of it the mark, that a step from one reading to another changed: what undo and redo select, so that nothing changes unseen.
 * Empty where no finding of the later one was changed: the selection stays.
 */
export function changedPlace(before: Reading, after: Reading): { finding?: string; mark?: string | null } {
  const old = new Map(before.findings.map((finding) => [finding.trackingUid, finding]));
  const finding = after.findings.find((each) => differs(old.get(each.trackingUid), each));
  if (!finding) return {};
  const marks = new Map(old.get(finding.trackingUid)?.marks.map((mark) => [mark.id, mark]));
  return { finding: finding.trackingUid, mark: finding.marks.find((mark) => differs(marks.get(mark.id), mark))?.id ?? null };
}

/** The question or, with null, the comment whose answer a step changed; undefined where it changed neither. */
export function changedAnswer(before: Reading, after: Reading): string | null | undefined {
  if (before.comment !== after.comment) return null;
  for (const finding of after.findings) {
    const [was, is] = [before.findings.find((each) => each.trackingUid === finding.trackingUid)?.answers ?? [], finding.answers];
    const question = [...is, ...was].find(({ questionId }) => differs(was.filter((each) => each.questionId === questionId), is.filter((each) => each.questionId === questionId)));
    if (question) return question.questionId;
  }
  return undefined;
}

/** The image on which two readings differ first, so that undo can show what it did. */
export function firstDifference(one: Reading, other: Reading): { sopInstanceUid: string; frame: number } | null {
  const [before, after] = [one, other].map((reading) => new Map(reading.findings.flatMap((finding) => finding.marks).map((mark) => [mark.id, mark])));
  for (const [id, mark] of after!) if (before!.get(id) !== mark) return mark;
  for (const [id, mark] of before!) if (!after!.has(id)) return mark;
  return null;
}

const differs = (one: unknown, other: unknown) => one !== other && JSON.stringify(one) !== JSON.stringify(other);
