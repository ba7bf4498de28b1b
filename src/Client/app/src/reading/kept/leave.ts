import { become, whoReads } from '../draft/whoReads';
import { dropImages } from './images';

/** A reader signs out: nobody reads here now, and their images go. What is not sent stays, under their name. */
export async function leaveDevice(): Promise<void> {
  const reader = whoReads();
  await become(null);
  if (reader) await dropImages({ reader });
}
