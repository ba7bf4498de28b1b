import { cache, Enums, imageLoader } from '@cornerstonejs/core';
import { nearestMissing } from './prefetchOrder';

const AT_ONCE = 4;
const TRIES = 3;

/** Fetches a series outwards from the slice in view, a few at a time, and tells which slices are here. */
export class SlicePrefetch {
  private loaded: ReadonlySet<number> = new Set();
  private readonly pending = new Set<number>();
  private readonly failures = new Map<number, number>();
  private readonly imageIds: string[];
  private readonly onLoaded: (loaded: ReadonlySet<number>) => void;
  private visible = 0;
  private stopped = false;

  constructor(imageIds: string[], onLoaded: (loaded: ReadonlySet<number>) => void) {
    this.imageIds = imageIds;
    this.onLoaded = onLoaded;
  }

  around(visible: number): void {
    this.visible = visible;
    this.fill();
  }

  /** A slice came by another way: it is here, and those that failed before may come now as well. */
  arrived(slice: number): void {
    this.failures.clear();
    this.keep(slice);
    this.fill();
  }

  stop(): void {
    this.stopped = true;
    // A case that was read is not looked at again; its pixels would only fill the memory.
    for (const slice of this.loaded) this.release(slice);
  }

  private release(slice: number): void {
    const imageId = this.imageIds[slice]!;
    if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId);
  }

  private fill(): void {
    while (!this.stopped && this.pending.size < AT_ONCE) {
      const next = nearestMissing(this.visible, this.imageIds.length, (slice) => this.taken(slice));
      if (next === null) return;
      void this.fetch(next);
    }
  }

  private keep(slice: number): void {
    // What was on its way when the case was closed.
    if (this.stopped) return this.release(slice);
    if (this.loaded.has(slice)) return;
    this.loaded = new Set(this.loaded).add(slice);
    this.onLoaded(this.loaded);
  }

  private taken(slice: number): boolean {
    return this.loaded.has(slice) || this.pending.has(slice) || (this.failures.get(slice) ?? 0) >= TRIES;
  }

  private async fetch(slice: number): Promise<void> {
    this.pending.add(slice);
    try {
      await imageLoader.loadAndCacheImage(this.imageIds[slice]!, { priority: 0, requestType: Enums.RequestType.Prefetch });
      this.failures.delete(slice);
      this.keep(slice);
    } catch {
      this.failures.set(slice, (this.failures.get(slice) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    } finally {
      this.pending.delete(slice);
      this.fill();
    }
  }
}
