import type { Answer, Code, Finding, Mark, Reading } from '../../api/contract';

/** Changes of a reading as values: each returns a new reading, or the same object when nothing changes. */
export const emptyReading: Reading = { findings: [], noLesion: false, comment: null };

/** DICOM's UID from a UUID (PS3.5 B.2): "2.25." and the UUID as a decimal number. */
export const newTrackingUid = (uuid: string = crypto.randomUUID()) => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`).toString(10)}`;

export const findingOf = (reading: Reading, trackingUid: string | null) => reading.findings.find((finding) => finding.trackingUid === trackingUid) ?? null;
export const markOf = (reading: Reading, markId: string | null) => reading.findings.flatMap((finding) => finding.marks).find((mark) => mark.id === markId) ?? null;
export const findingWith = (reading: Reading, markId: string | null) => reading.findings.find((finding) => finding.marks.some((mark) => mark.id === markId)) ?? null;

/** What a finding is called until its reader names it: stored with the reading, so in one language; the page says it in its own. */
export const findingWord = 'Lesion';

/** "Lesion n" with the lowest number that is free. */
function freeLabel(reading: Reading, word: string): string {
  const taken = new Set(reading.findings.map((finding) => finding.label));
  let number = 1;
  while (taken.has(`${word} ${number}`)) number++;
  return `${word} ${number}`;
}

export function withFinding(reading: Reading, trackingUid: string, word: string): Reading {
  const finding: Finding = { trackingUid, label: freeLabel(reading, word), marks: [], answers: [] };
  return { ...reading, noLesion: false, findings: [...reading.findings, finding] };
}

export function withoutFinding(reading: Reading, trackingUid: string): Reading {
  const findings = reading.findings.filter((finding) => finding.trackingUid !== trackingUid);
  return findings.length === reading.findings.length ? reading : { ...reading, findings };
}

function changed(reading: Reading, trackingUid: string, change: (finding: Finding) => Finding): Reading {
  return { ...reading, findings: reading.findings.map((finding) => (finding.trackingUid === trackingUid ? change(finding) : finding)) };
}

/** The short axis stands as it was proposed: the reader has looked at it. */
export function withShortAxisKept(reading: Reading, markId: string): Reading {
  const mark = markOf(reading, markId);
  if (!mark?.shortAxisProposed) return reading;
  const { shortAxisProposed: _, ...kept } = mark;
  return withMarkChanged(reading, kept);
}

/** Adds a mark to a finding, in place of those it replaces. */
export const withMark = (reading: Reading, trackingUid: string, mark: Mark, replaces: string[] = []): Reading =>
  changed(reading, trackingUid, (finding) => ({ ...finding, marks: [...finding.marks.filter((each) => !replaces.includes(each.id)), mark] }));

export function withMarkChanged(reading: Reading, mark: Mark): Reading {
  const finding = findingWith(reading, mark.id);
  return finding ? changed(reading, finding.trackingUid, (each) => ({ ...each, marks: each.marks.map((old) => (old.id === mark.id ? mark : old)) })) : reading;
}

export function withoutMark(reading: Reading, markId: string): Reading {
  const finding = findingWith(reading, markId);
  return finding ? changed(reading, finding.trackingUid, (each) => ({ ...each, marks: each.marks.filter((mark) => mark.id !== markId) })) : reading;
}

/** A mark again on another image, under another id, in the same finding. */
export function withCopy(reading: Reading, markId: string, at: { id: string; sopInstanceUid: string; frame: number }): Reading {
  const [mark, finding] = [markOf(reading, markId), findingWith(reading, markId)];
  return mark && finding ? withMark(reading, finding.trackingUid, { ...mark, ...at }) : reading;
}

/** Most characters of a finding's name and of what is written at an arrow or a point, as the server takes them. */
export const longest = { label: 64, text: 200 };

export function withLabel(reading: Reading, trackingUid: string, label: string): Reading {
  const name = label.trim().slice(0, longest.label);
  return name === '' || findingOf(reading, trackingUid)?.label === name ? reading : changed(reading, trackingUid, (finding) => ({ ...finding, label: name }));
}

/** What is written at a mark; nothing where there is no text. */
export function withText(reading: Reading, markId: string, text: string): Reading {
  const mark = markOf(reading, markId);
  const words = text.trim().slice(0, longest.text);
  if (!mark || (mark.text ?? '') === words) return reading;
  const { text: _, ...bare } = mark;
  return withMarkChanged(reading, words === '' ? bare : { ...bare, text: words });
}

export function withAnswer(reading: Reading, trackingUid: string, questionId: string, code: Code): Reading {
  return changed(reading, trackingUid, (finding) => {
    const old = finding.answers.find((answer) => answer.questionId === questionId);
    const answer: Answer = { questionId, code, confidence: old?.confidence ?? null };
    return { ...finding, answers: [...finding.answers.filter((each) => each.questionId !== questionId), answer] };
  });
}

/** How sure the reader is of an answer, 0 … 1; nothing happens before there is an answer. */
export const withConfidence = (reading: Reading, trackingUid: string, questionId: string, confidence: number): Reading =>
  changed(reading, trackingUid, (finding) => ({
    ...finding,
    answers: finding.answers.map((answer) => (answer.questionId === questionId ? { ...answer, confidence } : answer)),
  }));

export const withComment = (reading: Reading, comment: string): Reading => ({ ...reading, comment: comment === '' ? null : comment });

/** "No lesion" and findings exclude each other; saying it takes the findings away (undo brings them back). */
export const withNoLesion = (reading: Reading, noLesion: boolean): Reading => ({ ...reading, noLesion, findings: noLesion ? [] : reading.findings });

/** Equal in content, whatever the order of the keys: what the server gives back is compared with what was sent. */
export const sameReading = (one: Reading, other: Reading) => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
