import { useQuery } from '@tanstack/react-query';
import { untilReached } from '../api/queries';
import type { CaseImages } from '../api/contract';
import { loadSeries } from './loadSeries';

/** A series of images, loaded once for as long as it is looked at, whoever looks. */
export const useSeries = (images: CaseImages) =>
  useQuery({
    queryKey: ['series', images.studyUid, images.seriesUid],
    queryFn: ({ signal }) => loadSeries(images, signal),
    staleTime: Infinity,
    refetchInterval: untilReached,
    meta: { stays: true },
  });
