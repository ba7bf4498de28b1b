import { describe, expect, it } from 'vitest';
import type { Mark, Reading, Template } from '../../api/contract';
import { copyRefused } from './copy';

const at = (slice: number) => ({ sopInstanceUid: `1.2.${slice}`, frame: 1 });
const mark = (id: string, kind: Mark['kind'], slice: number, points: Mark['points'] = [[1, 1], [5, 5]]): Mark => ({ id, kind, ...at(slice), points });
const reading = (...marks: Mark[]): Reading => ({ findings: [{ trackingUid: '2.25.1', label: 'Lesion 1', marks, answers: [] }], noLesion: false, comment: null });
const template = (marks?: Template['marks']) => ({ requiredMarks: [], ...(marks ? { marks } : {}) }) as unknown as Template;

describe('a copy on the next slice', () => {
  it('is laid where none is', () => {
    const drawn = mark('a', 'contour', 4);
    expect(copyRefused(reading(drawn), drawn, at(5), template())).toBeNull();
  });

  it('is not laid twice', () => {
    const drawn = mark('a', 'contour', 4);
    expect(copyRefused(reading(drawn, mark('b', 'contour', 5)), drawn, at(5), template())).toBe('copied-already');
    expect(copyRefused(reading(drawn, mark('b', 'contour', 5, [[2, 2], [5, 5]])), drawn, at(5), template())).toBeNull();
  });

  it('gives a finding no second pair of axes, and no more marks than the template takes', () => {
    const axes = mark('a', 'bidirectional', 4);
    expect(copyRefused(reading(axes), axes, at(5), template())).toBe('axes-there');
    const outline = mark('a', 'contour', 4);
    const one = template([{ kind: 'contour', atLeast: 1, atMost: 1 }] as Template['marks']);
    expect(copyRefused(reading(outline), outline, at(5), one)).toBe('enough-of-these');
  });
});
