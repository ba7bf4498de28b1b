import type { Ghost } from '../marks/tools/drawing';
import { device } from './database';

/** What the hand is drawing and has not finished, as it was at its last change. */
export type Sketch = Pick<Ghost, 'figure' | 'markId' | 'slice' | 'hides'>;

const place = (assignmentId: string) => `sketch ${assignmentId}`;

/** Not waited for: it outlives the page, not the loss of power. */
export async function keepSketch(assignmentId: string, sketch: Sketch | null): Promise<void> {
  const store = (await device()).transaction('device', 'readwrite', { durability: 'relaxed' }).store;
  if (sketch) await store.put(JSON.stringify(sketch), place(assignmentId));
  else await store.delete(place(assignmentId));
}

export async function keptSketch(assignmentId: string): Promise<Sketch | null> {
  const kept = await (await device()).get('device', place(assignmentId));
  return kept ? (JSON.parse(kept) as Sketch) : null;
}
