import type { Lesion } from '../../api/contract';
import { lesionSlices } from './lesionPlace';

/** Where the lesion was marked, amber where few did; while it is drawn anew, where it was drawn so far. */
export function scrubberMarks(lesion: Lesion, drawn: number[] | null): { slice: number; colour: string }[] {
  const marked = lesionSlices(lesion).map((slice) => ({ slice, colour: lesion.consensus?.flaggedSlices.includes(slice) ? 'var(--amber)' : 'var(--consensus)' }));
  return drawn ? [...marked.map((mark) => ({ ...mark, colour: 'var(--edge)' })), ...drawn.map((slice) => ({ slice, colour: 'var(--adjudicated)' }))] : marked;
}
