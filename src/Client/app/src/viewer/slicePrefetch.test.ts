import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SlicePrefetch } from './slicePrefetch';

const engine = vi.hoisted(() => ({ held: new Set<string>(), waiting: [] as (() => void)[] }));

vi.mock('@cornerstonejs/core', () => ({
  Enums: { RequestType: { Prefetch: 'prefetch' } },
  cache: { getImageLoadObject: (id: string) => (engine.held.has(id) ? {} : undefined), removeImageLoadObject: (id: string) => engine.held.delete(id) },
  imageLoader: {
    loadAndCacheImage: (id: string) =>
      new Promise<void>((resolve) => {
        engine.waiting.push(() => {
          engine.held.add(id);
          resolve();
        });
      }),
  },
}));

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
