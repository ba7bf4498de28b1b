import { cache, Enums, imageLoader } from '@cornerstonejs/core';
import type { QueryClient } from '@tanstack/react-query';
import type { CaseImages } from '../api/contract';
import { loadSeries } from './loadSeries';
import { nearestMissing } from './prefetchOrder';

const FIRST = 5;

export const seriesKey = (images: CaseImages) => ['series', images.studyUid, images.seriesUid];
export const middleOf = (images: CaseImages) => Math.floor((images.instances.length - 1) / 2);

/**
 * Fetches what a case needs to be seen at once, behind everything that the case in hand asks for: its headers and the first slices outwards from
 * where it opens. Ends early when aborted; what fails is fetched when the case is opened. The answer forgets the slices again.
 */
export async function prefetchCase(client: QueryClient, images: CaseImages, firstSlice = middleOf(images), signal?: AbortSignal): Promise<() => void> {
  const series = await client.fetchQuery({ queryKey: seriesKey(images), queryFn: () => loadSeries(images, signal), staleTime: Infinity, meta: { stays: true } }).catch(() => null);
  const fetched = new Set<number>();
  for (let n = 0; series && n < FIRST && !signal?.aborted; n++) {
    const slice = nearestMissing(firstSlice, series.imageIds.length, (each) => fetched.has(each));
    if (slice === null) break;
    fetched.add(slice);
    await imageLoader.loadAndCacheImage(series.imageIds[slice]!, { priority: 10, requestType: Enums.RequestType.Prefetch }).catch(() => undefined);
  }
  return () => {
    for (const slice of fetched) {
      const imageId = series?.imageIds[slice];
      if (imageId && cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId);
    }
  };
}
