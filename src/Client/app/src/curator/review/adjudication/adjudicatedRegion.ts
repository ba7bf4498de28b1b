import type { Lesion, ReaderInLesion, SliceContour } from '../../../api/contract';

/** What is drawn as adjudicated: outlines, or the axes of a reader who drew no more. */
export interface Region {
  contours: SliceContour[];
  axes: ReaderInLesion['axes'];
}

/** Axes beside outlines are a measurement, not the region. */
export const regionOfReader = ({ contours, axes }: ReaderInLesion): Region => ({ contours, axes: contours.length > 0 ? [] : axes });

/** The region that stands for the lesion; null where none was decided, none is meant (rejected), or it is the consensus and that is not shown. */
export function adjudicatedRegion({ decision, consensus, readers }: Pick<Lesion, 'decision' | 'consensus' | 'readers'>): Region | null {
  switch (decision?.kind) {
    case 'accepted':
      return consensus && { contours: consensus.contours, axes: [] };
    case 'redrawn':
      return { contours: decision.contours, axes: [] };
    case 'readerChosen': {
      // A reader with two marks of the lesion has both in it.
      const chosen = readers.filter((reader) => reader.pseudonym === decision.chosen).map(regionOfReader);
      return chosen.length === 0 ? null : { contours: chosen.flatMap(({ contours }) => contours), axes: chosen.flatMap(({ axes }) => axes) };
    }
    default:
      return null;
  }
}
