import { describe, expect, it } from 'vitest';
import type { Mark, Reading } from '../../api/contract';
import { changedAnswer, firstDifference } from './changedPlace';
import { emptyState, reduce, type Action, type ReadingState } from './history';
import { emptyReading, newTrackingUid, sameReading, withAnswer, withComment, withConfidence, withCopy, withFinding, withLabel, withMark, withMarkChanged, withNoLesion, withoutMark, withText } from './reading';

const mark = (id: string, x = 1): Mark => ({ id, kind: 'contour', sopInstanceUid: '1.2.3', frame: 1, points: [[x, 1], [9, 1], [9, 9]] });
const sure = { value: 'sure', scheme: '99X', meaning: 'Sure' };
const play = (...actions: Action[]) => actions.reduce(reduce, emptyState);
const change = (step: (reading: Reading) => Reading, rest: Partial<Extract<Action, { type: 'change' }>> = {}): Action => ({ type: 'change', change: step, ...rest });
const finding = change((r) => withFinding(r, 'f1', 'Lesion'), { select: { finding: 'f1', mark: null } });

describe('a reading', () => {
  it('numbers findings by the lowest free number', () => {
    let reading = withFinding(withFinding(emptyReading, 'a', 'Lesion'), 'b', 'Lesion');
    reading = { ...reading, findings: reading.findings.slice(1) };
    expect(withFinding(reading, 'c', 'Lesion').findings.map((each) => each.label)).toEqual(['Lesion 2', 'Lesion 1']);
  });

  it('makes a tracking UID that DICOM allows', () => {
    expect(newTrackingUid('f81d4fae-7dec-11d0-a765-00a0c91e6bf6')).toBe('2.25.329800735698586629295641978511506172918');
    expect(newTrackingUid().length).toBeLessThanOrEqual(64);
  });

  it('changes an answer and keeps how sure the reader was', () => {
    let reading = withAnswer(withFinding(emptyReading, 'f1', 'Lesion'), 'f1', 'q', sure);
    reading = withConfidence(reading, 'f1', 'q', 0.8);
    reading = withAnswer(reading, 'f1', 'q', { ...sure, value: 'unsure' });
    expect(reading.findings[0]!.answers).toEqual([{ questionId: 'q', code: { ...sure, value: 'unsure' }, confidence: 0.8 }]);
  });

  it('says no lesion or has findings, never both', () => {
    const none = withNoLesion(withFinding(emptyReading, 'f1', 'Lesion'), true);
    expect(none).toMatchObject({ noLesion: true, findings: [] });
    expect(withFinding(none, 'f2', 'Lesion').noLesion).toBe(false);
  });

  it('is compared by content, whatever the order of the keys', () => {
    expect(sameReading({ findings: [], noLesion: false, comment: 'x' }, { comment: 'x', noLesion: false, findings: [] })).toBe(true);
    expect(sameReading(emptyReading, withComment(emptyReading, 'x'))).toBe(false);
  });
});

describe('marks of a reading', () => {
  const one = withMark(withFinding(emptyReading, 'f1', 'Lesion'), 'f1', mark('m1'));

  it('are copied to another image under another id, in the same finding', () => {
    const marks = withCopy(one, 'm1', { id: 'm2', sopInstanceUid: '1.2.4', frame: 2 }).findings[0]!.marks;
    expect(marks).toEqual([mark('m1'), { ...mark('m1'), id: 'm2', sopInstanceUid: '1.2.4', frame: 2 }]);
  });

  it('are written on and lose their text again, and a finding keeps its name when none is typed', () => {
    const written = withText(one, 'm1', '  here ');
    expect(written.findings[0]!.marks[0]!.text).toBe('here');
    expect(withText(written, 'm1', ' ').findings[0]!.marks[0]).not.toHaveProperty('text');
    expect(withText(one, 'm1', '')).toBe(one);
    expect(withLabel(one, 'f1', ' Segment VIII ').findings[0]!.label).toBe('Segment VIII');
    expect(withLabel(one, 'f1', '  ')).toBe(one);
  });
});

describe('history', () => {
  const drawn = () => play(finding, change((r) => withMark(r, 'f1', mark('m1')), { select: { finding: 'f1', mark: 'm1' } }), change((r) => withMark(r, 'f1', mark('m2'))));

  it('undoes to the beginning and redoes to the end, step by step', () => {
    const end = drawn();
    const steps: ReadingState[] = [end];
    while (steps.at(-1)!.past.length) steps.push(reduce(steps.at(-1)!, { type: 'undo' }));
    expect(steps.map((state) => state.reading.findings.flatMap((f) => f.marks).length)).toEqual([2, 1, 0, 0]);
    expect(steps.at(-1)!.reading).toBe(emptyReading);
    const again = [1, 2, 3].reduce((state) => reduce(state, { type: 'redo' }), steps.at(-1)!);
    expect(again.reading).toBe(end.reading);
    expect(again.future).toEqual([]);
  });

  it('has no limit', () => {
    let state = play(finding, change((r) => withMark(r, 'f1', mark('m1'))));
    for (let x = 0; x < 1000; x++) state = reduce(state, change((r) => withMarkChanged(r, mark('m1', x))));
    for (let x = 0; x < 1000; x++) state = reduce(state, { type: 'undo' });
    expect(state.reading.findings[0]!.marks[0]).toEqual(mark('m1'));
  });

  it('forgets what was undone when something new is done', () => {
    const state = [{ type: 'undo' } as const, change((r) => withComment(r, 'new'))].reduce(reduce, drawn());
    expect(state.future).toEqual([]);
    expect(reduce(state, { type: 'redo' })).toBe(state);
  });

  it('takes a run of typing as one step, and two runs as two', () => {
    const typing = ['a', 'ab', 'abc'].map((text) => change((r) => withComment(r, text), { burst: 'comment' }));
    const once = play(...typing);
    expect(once.past).toHaveLength(1);
    const twice = [{ type: 'endBurst' } as const, change((r) => withComment(r, 'abcd'), { burst: 'comment' })].reduce(reduce, once);
    expect(reduce(twice, { type: 'undo' }).reading.comment).toBe('abc');
  });

  it('adds no step for a change that changes nothing', () => {
    const state = play(finding);
    expect(reduce(state, change((r) => withoutMark(r, 'unknown'))).past).toHaveLength(1);
  });

  it('never leaves a selection that no longer exists', () => {
    const state = reduce(reduce(reduce(drawn(), { type: 'select', finding: 'f1', mark: 'm2' }), { type: 'undo' }), { type: 'undo' });
    expect(state.mark).toBeNull();
    expect(state.finding).toBe('f1');
    expect(reduce(state, { type: 'undo' }).finding).toBeNull();
  });

  it('selects what undo and redo changed, in another finding than the chosen one too', () => {
    const other = change((r) => withFinding(r, 'f2', 'Lesion'), { select: { finding: 'f2', mark: null } });
    const [undo, redo] = [{ type: 'undo' }, { type: 'redo' }] as const;
    const answered = [change((r) => withAnswer(r, 'f1', 'q', sure)), { type: 'select', finding: 'f2', mark: null } as const].reduce(reduce, reduce(drawn(), other));
    const back = reduce(answered, undo);
    expect([back.finding, back.mark, changedAnswer(answered.reading, back.reading)]).toEqual(['f1', null, 'q']);
    expect(reduce({ ...back, finding: 'f2' }, redo).finding).toBe('f1');

    const deleted = reduce(answered, change((r) => ({ ...r, findings: r.findings.filter((each) => each.trackingUid !== 'f1') })));
    expect(reduce(deleted, undo)).toMatchObject({ finding: 'f1', mark: 'm1' });
    expect(reduce(reduce(deleted, undo), redo).finding).toBe('f2');

    const moved = [change((r) => withMarkChanged(r, mark('m2', 5))), { type: 'select', finding: 'f2', mark: null } as const].reduce(reduce, answered);
    expect(reduce(moved, undo)).toMatchObject({ finding: 'f1', mark: 'm2' });
  });

  it('leaves the selection where it is when only the comment changed', () => {
    const state = reduce(reduce(drawn(), { type: 'select', finding: 'f1', mark: 'm1' }), change((r) => withComment(r, 'x')));
    const back = reduce(state, { type: 'undo' });
    expect([back.mark, changedAnswer(state.reading, back.reading)]).toEqual(['m1', null]);
  });

  it('finds the image that a step changed', () => {
    const state = drawn();
    const undone = reduce(state, { type: 'undo' });
    expect(firstDifference(state.reading, undone.reading)).toMatchObject({ id: 'm2' });
    expect(firstDifference(undone.reading, state.reading)).toMatchObject({ id: 'm2' });
    expect(firstDifference(state.reading, withComment(state.reading, 'x'))).toBeNull();
  });
});
