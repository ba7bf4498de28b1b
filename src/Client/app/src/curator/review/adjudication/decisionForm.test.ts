import { describe, expect, it } from 'vitest';
import type { CaseReview, Lesion } from '../../../api/contract';
import { adjudicatedRegion } from './adjudicatedRegion';
import { begun, lackOf, requestOf } from './decisionForm';
import { mergeable } from './merging';
import { blockedBy } from './verbs';

const contour = (slice: number) => ({ slice, points: [[1, 1], [5, 1], [5, 5]] as [number, number][], drawn: true });
const lesion = (id: string, ...readers: string[]) =>
  ({ id, label: id, hasConsensus: readers.length > 1, consensus: null, decision: null, missedBy: [], readers: readers.map((pseudonym) => ({ submissionId: `by ${pseudonym}`, pseudonym, trackingUid: `of ${pseudonym}`, contours: [contour(3)], axes: [] })) }) as unknown as Lesion;
const one = lesion('L1', 'amber', 'misty');
const two = lesion('L2', 'quiet');
const reasons = { readerChosen: [{ code: 'best-boundary', meaning: '' }, { code: 'other', meaning: '' }] };
const review = { lesions: [one, two], adjudicationVersion: 4, consensusShown: false, reasons: { accepted: [], redrawn: [], rejected: [], merged: [], split: [], ...reasons } } as unknown as CaseReview;

describe('a decision', () => {
  it('to choose a reader proposes the usual reason and no reader, and names all marks of the lesion', () => {
    const form = begun('readerChosen', one, review);
    expect([form.reason, lackOf(form, one, review.lesions, {})]).toEqual(['best-boundary', 'reader']);
    const chosen = { ...form, chosen: 'misty of misty', comment: '  clear  ' };
    expect(lackOf(chosen, one, review.lesions, {})).toBeNull();
    expect(requestOf(chosen, one, review, {})).toEqual({
      basis: 4, kind: 'readerChosen', marks: [{ reader: 'amber', trackingUid: 'of amber' }, { reader: 'misty', trackingUid: 'of misty' }], submissions: ['by amber', 'by misty'], chosen: { reader: 'misty', trackingUid: 'of misty' }, reason: 'best-boundary', comment: 'clear',
    });
  });

  it('is of what was seen when it was begun, until the server has said that it is no longer so', () => {
    const form = begun('rejected', one, review);
    const later = { ...review, adjudicationVersion: 6 };
    const corrected = { ...one, readers: one.readers.map((reader) => ({ ...reader, submissionId: `again by ${reader.pseudonym}` })) };
    expect(requestOf(form, corrected, later, {})).toMatchObject({ basis: 4, submissions: ['by amber', 'by misty'] });
    expect(requestOf({ ...form, saw: null }, corrected, later, {})).toMatchObject({ basis: 6, submissions: ['again by amber', 'again by misty'] });
  });

  it('for another reason than the coded ones needs a comment', () => {
    const form = { ...begun('rejected', one, review), reason: 'other' };
    expect(lackOf(form, one, review.lesions, {})).toBe('comment');
    expect(lackOf({ ...form, comment: ' ' }, one, review.lesions, {})).toBe('comment');
    expect(lackOf({ ...form, comment: 'a vessel' }, one, review.lesions, {})).toBeNull();
  });

  it('to merge proposes the only other lesion and names the marks of both', () => {
    const form = begun('merged', two, review);
    expect(form.others).toEqual(['amber of amber']);
    expect(requestOf(form, two, review, {}).marks.map(({ reader }) => reader)).toEqual(['quiet', 'amber', 'misty']);
  });

  it('to merge is none where a reader marked both lesions', () => {
    const both = lesion('L3', 'quiet', 'amber');
    for (const reader of both.readers) reader.trackingUid = `second of ${reader.pseudonym}`;
    const lesions = [one, two, both];
    expect(mergeable(one, lesions).map(({ id }) => id)).toEqual(['L2']);
    expect(begun('merged', one, { ...review, lesions }).others).toEqual(['quiet of quiet']);
    const form = { ...begun('merged', one, review), reason: 'same-lesion' };
    expect([lackOf({ ...form, others: ['quiet second of quiet'] }, one, lesions, {}), lackOf(form, one, lesions, {}), lackOf({ ...form, others: [] }, one, lesions, {})]).toEqual(['told-apart', null, 'lesion']);
    expect(blockedBy('merged', both, { ...review, lesions })).toBe('one-lesion');
  });

  it('to split takes some marks and leaves some', () => {
    const form = { ...begun('split', one, review), reason: 'different-lesions' };
    expect([[], ['amber of amber'], ['amber of amber', 'misty of misty']].map((apart) => lackOf({ ...form, apart }, one, review.lesions, {}))).toEqual(['apart', null, 'apart']);
    expect(requestOf({ ...form, apart: ['amber of amber'] }, one, review, {}).apart).toEqual([{ reader: 'amber', trackingUid: 'of amber' }]);
  });

  it('to redraw needs an outline', () => {
    const form = { ...begun('redrawn', one, review), reason: 'part-missed' };
    expect(lackOf(form, one, review.lesions, {})).toBe('outline');
    expect(requestOf(form, one, review, { 3: [contour(3).points] }).outlines).toEqual([{ slice: 3, points: contour(3).points }]);
  });
});

describe('a verb', () => {
  it('that needs an independent eye is not that of a curator who has seen the consensus', () => {
    const seen = { ...review, consensusShown: true };
    expect((['accepted', 'readerChosen', 'redrawn', 'rejected', 'merged', 'split'] as const).map((kind) => blockedBy(kind, one, seen))).toEqual([null, 'consensus-seen', 'consensus-seen', 'consensus-seen', null, null]);
  });

  it('is not offered where there is nothing to do it with', () => {
    expect([blockedBy('accepted', two, review), blockedBy('split', two, review), blockedBy('merged', two, { ...review, lesions: [two] })]).toEqual(['no-consensus', 'one-reader', 'one-lesion']);
  });
});

describe('the region that stands', () => {
  const decided = (kind: string, chosen: string | null = null) => ({ ...one, decision: { kind, chosen, contours: [contour(9)] } }) as unknown as Lesion;
  it('is the chosen reader’s, the one that was drawn, or the consensus once it is shown', () => {
    expect(adjudicatedRegion(decided('readerChosen', 'misty'))?.contours).toEqual([contour(3)]);
    expect(adjudicatedRegion({ ...decided('readerChosen', 'misty'), readers: [{ ...one.readers[1]!, axes: [{ slice: 3, points: [] }] }] })?.axes).toEqual([]);
    expect(adjudicatedRegion(decided('redrawn'))?.contours).toEqual([contour(9)]);
    expect(adjudicatedRegion(decided('accepted'))).toBeNull();
    expect(adjudicatedRegion({ ...decided('accepted'), consensus: { contours: [contour(5)] } } as unknown as Lesion)?.contours).toEqual([contour(5)]);
  });

  it('is none for a lesion that is rejected, undecided, or whose chosen reader has withdrawn the mark', () => {
    expect([adjudicatedRegion(decided('rejected')), adjudicatedRegion(one), adjudicatedRegion(decided('readerChosen', 'gone'))]).toEqual([null, null, null]);
  });
});
