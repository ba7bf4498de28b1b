import { describe, expect, it } from 'vitest';
import type { GivenLayer } from '../../../api/contract';
import { layerKey, layerSlices, layerStyle } from './givenLayers';

const layer = (kind: 'prior' | 'gold', id: string | null, slices: number[] = []): GivenLayer => ({
  id,
  kind,
  name: 'panel',
  importedAt: null,
  origins: [],
  lost: [],
  comparison: [],
  findings: slices.map((slice) => ({ trackingUid: `2.25.${slice}`, label: 'Lesion', comment: null, images: [slice + 1], shapes: [{ slice, kind: 'outline', points: [[0, 0]], text: null }] })),
});

describe('layers of what was read elsewhere', () => {
  it('gives each a key, also those of the archive, which have no id', () => {
    expect([layer('gold', 'a'), layer('prior', null)].map(layerKey)).toEqual(['a', 'archive-1']);
  });

  it('tells gold from priors, and priors from each other', () => {
    const layers = [layer('gold', 'a'), layer('prior', 'b'), layer('prior', 'c')];
    expect(new Set(layers.map((_, index) => layerStyle(layers, index).colour)).size).toBe(3);
  });

  it('names every slice that it says something about once', () => {
    expect(layerSlices(layer('prior', 'a', [3, 4]))).toEqual([3, 4, 5]);
  });
});
