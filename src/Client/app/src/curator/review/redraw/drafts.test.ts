import { describe, expect, it } from 'vitest';
import type { Lesion } from '../../../api/contract';
import { lesionHolding } from '../adjudication/marks';
import { draftOf, withDraft } from './drafts';

const lesion = (id: string, ...readers: string[]) => ({ id, readers: readers.map((pseudonym) => ({ pseudonym, trackingUid: `of ${pseudonym}` })) }) as unknown as Lesion;
const outlines = { 3: [[[1, 1], [2, 1], [2, 2]]] } as { 3: [number, number][][] };

describe('a draft', () => {
  it('stays with its marks when lesions are numbered anew', () => {
    const before = [lesion('L1', 'a', 'b'), lesion('L2', 'c')];
    const drafts = withDraft([], before[0]!, before, outlines);
    const after = [lesion('L1', 'c', 'd'), lesion('L2', 'a', 'b')];
    expect(draftOf(drafts, after[1]!, after)?.outlines).toEqual(outlines);
    expect(draftOf(drafts, after[0]!, after)).toBeNull();
  });

  it('goes with most of its marks where a lesion was split, and is nowhere where all have gone', () => {
    const [draft] = withDraft([], lesion('L1', 'a', 'b', 'c'), [lesion('L1', 'a', 'b', 'c')], outlines);
    expect(lesionHolding(draft!.marks, [lesion('L1', 'a'), lesion('L2', 'b', 'c')])?.id).toBe('L2');
    expect(lesionHolding(draft!.marks, [lesion('L1', 'x')])).toBeNull();
  });

  it('ends when it is saved, discarded or empty; those of other lesions stay', () => {
    const both = [lesion('L1', 'a'), lesion('L2', 'b')];
    const drafts = withDraft(withDraft([], both[0]!, both, outlines), both[1]!, both, outlines);
    expect(drafts).toHaveLength(2);
    expect(withDraft(drafts, both[0]!, both, null)).toHaveLength(1);
    expect(withDraft(drafts, both[0]!, both, {})).toHaveLength(1);
  });
});
