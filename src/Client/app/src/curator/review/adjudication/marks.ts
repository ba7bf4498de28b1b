import type { MarkReference } from '../../../api/adjudication';
import type { Lesion, ReaderInLesion } from '../../../api/contract';

/** A reader may have several marks of one lesion: a mark is named by both. */
export const markOf = ({ pseudonym, trackingUid }: Pick<ReaderInLesion, 'pseudonym' | 'trackingUid'>): MarkReference => ({ reader: pseudonym, trackingUid });
export const markKey = ({ reader, trackingUid }: MarkReference) => `${reader} ${trackingUid}`;
export const marksOf = (lesion: Lesion): MarkReference[] => lesion.readers.map(markOf);
export const readerOf = (lesion: Lesion, key: string | null) => lesion.readers.find((reader) => markKey(markOf(reader)) === key) ?? null;
