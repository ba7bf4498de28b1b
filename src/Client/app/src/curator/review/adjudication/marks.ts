import type { MarkReference } from '../../../api/adjudication';
import type { Lesion, ReaderInLesion } from '../../../api/contract';

/** A reader may have several marks of one lesion: a mark is named by both. */
export const markOf = ({ pseudonym, trackingUid }: Pick<ReaderInLesion, 'pseudonym' | 'trackingUid'>): MarkReference => ({ reader: pseudonym, trackingUid });
export const markKey = ({ reader, trackingUid }: MarkReference) => `${reader} ${trackingUid}`;
export const marksOf = (lesion: Lesion): MarkReference[] => lesion.readers.map(markOf);
export const readerOf = (lesion: Lesion, key: string | null) => lesion.readers.find((reader) => markKey(markOf(reader)) === key) ?? null;

const shared = (marks: readonly MarkReference[], lesion: Lesion) => {
  const keys = new Set(marks.map(markKey));
  return marksOf(lesion).filter((mark) => keys.has(markKey(mark))).length;
};

/** The lesion that has most of some marks; null where none has any. Lesions are numbered anew with every result: what is chosen or begun on one follows its marks. */
export const lesionHolding = (marks: readonly MarkReference[], lesions: readonly Lesion[]): Lesion | null =>
  lesions.reduce<Lesion | null>((most, lesion) => (shared(marks, lesion) > (most ? shared(marks, most) : 0) ? lesion : most), null);
