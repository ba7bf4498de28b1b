import { useSyncExternalStore } from 'react';
import { onReader, whoReads } from './whoReads';

/** Who reads at this browser, in whatever tab they signed in or out; undefined while that is not known. */
export const useReader = () => useSyncExternalStore(onReader, whoReads);

/** Whether a case that is `whose` must not be shown to, or drawn on by, who reads now. */
export const isAnothers = (whose: string | null, reader: string | null | undefined) => reader !== undefined && whose !== null && whose !== reader;
