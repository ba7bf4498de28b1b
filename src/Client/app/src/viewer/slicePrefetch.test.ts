import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseImages } from '../api/contract';
import { prefetchCase } from './prefetchCase';
import { SlicePrefetch } from './slicePrefetch';

const engine = vi.hoisted(() => ({ held: new Set<string>(), waiting: [] as (() => void)[], order: [] as string[] }));

vi.mock('@cornerstonejs/core', () => ({
  Enums: { RequestType: { Prefetch: 'prefetch' } },
  cache: { getImageLoadObject: (id: string) => (engine.held.has(id) ? {} : undefined), removeImageLoadObject: (id: string) => engine.held.delete(id) },
  imageLoader: {
    loadAndCacheImage: (id: string) =>
      new Promise<void>((resolve) => {
        engine.order.push(id);
        engine.waiting.push(() => {
          engine.held.add(id);
          resolve();
        });
      }),
  },
}));
vi.mock('./loadSeries', () => ({ loadSeries: (images: CaseImages) => Promise.resolve({ imageIds: images.instances.map(({ sopInstanceUid }) => sopInstanceUid) }) }));

const settled = () => new Promise((resolve) => setTimeout(resolve));
const arrive = async (count: number) => {
  for (let n = 0; n < count; n++) {
    engine.waiting.shift()?.();
    await settled();
  }
};

beforeEach(() => {
  engine.held.clear();
  engine.waiting.length = 0;
  engine.order.length = 0;
});

describe('slices in memory', () => {
  it('are let go with their case, those that were on their way as well, over many cases', async () => {
    for (let each = 0; each < 50; each++) {
      const prefetch = new SlicePrefetch(Array.from({ length: 12 }, (_, slice) => `${each}/${slice}`), () => undefined);
      prefetch.around(6);
      await arrive(5);
      expect(engine.held.size).toBe(5);
      prefetch.stop();
      await arrive(engine.waiting.length);
      expect(engine.held.size).toBe(0);
    }
  });
});

describe('the next case', () => {
  const images = { studyUid: 's', seriesUid: 'e', instances: Array.from({ length: 21 }, (_, slice) => ({ sopInstanceUid: `n/${slice}`, frame: 1 })) } as CaseImages;

  it('has its first five slices fetched from where it opens, one after the other, and forgets them when it is not opened', async () => {
    const fetched = prefetchCase(new QueryClient(), images);
    await settled();
    expect(engine.waiting).toHaveLength(1);
    await arrive(5);
    const forget = await fetched;
    expect(engine.order).toEqual(['n/10', 'n/11', 'n/9', 'n/12', 'n/8']);
    expect(engine.held.size).toBe(5);
    forget();
    expect(engine.held.size).toBe(0);
  });
});
