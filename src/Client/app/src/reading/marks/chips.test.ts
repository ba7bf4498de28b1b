import { describe, expect, it } from 'vitest';
import { chipsOf } from './chips';

const shown = (id: string, kind: 'bidirectional' | 'contour') => ({ mark: { id, kind } });
const ids = (marks: ReturnType<typeof shown>[]) => chipsOf(marks).map((chip) => chip.map(({ mark }) => mark.id));

describe('the chips of a finding on an image', () => {
  it('tell its axes and its outline together', () => {
    expect(ids([shown('a', 'bidirectional'), shown('b', 'contour')])).toEqual([['a', 'b']]);
    expect(ids([])).toEqual([]);
  });

  it('tell each of two outlines at its own', () => {
    expect(ids([shown('a', 'contour'), shown('b', 'bidirectional'), shown('c', 'contour')])).toEqual([['b'], ['a'], ['c']]);
  });
});
