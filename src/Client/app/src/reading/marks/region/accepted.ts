import type { CaseImages, Mark, Reading } from '../../../api/contract';
import { findingOf, withMark, withMarkChanged } from '../../state/reading';
import type { Sheet } from '../millimetres';
import { isOn } from '../target';
import { isRegion, pixelsOf, united, type RegionOnSlice } from './onSlices';
import { rasterise } from './rasterise';
import { trace } from './trace';

/** The reading with regions added to a finding: on a slice that has one already the two become one. */
export function withRegions(reading: Reading, trackingUid: string, regions: RegionOnSlice[], images: CaseImages, sheet: Sheet): Reading {
  return regions.reduce((now, { slice, outlines }) => {
    const instance = images.instances[slice];
    if (!instance) return now;
    const there = findingOf(now, trackingUid)?.marks.find((mark) => isRegion(mark) && isOn(images, mark, slice));
    if (!there) return withMark(now, trackingUid, regionOn(instance, outlines));
    const both = united(pixelsOf(there, sheet), rasterise(outlines, sheet.columns, sheet.rows));
    return withMarkChanged(now, { ...there, outlines: trace(both) });
  }, reading);
}

export const regionOn = ({ sopInstanceUid, frame }: CaseImages['instances'][number], outlines: RegionOnSlice['outlines']): Mark => ({ id: crypto.randomUUID(), kind: 'region', sopInstanceUid, frame, points: [], outlines });
