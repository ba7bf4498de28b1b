import { moved, whole, zoomed, type View, type Zooms } from './plotView';

/** What a key asks of a figure: another view, or another point (by its place among those that are drawn). */
export type Asked = { view: View } | { place: number } | null;

const step = 0.2;
const factor = 1.5;
const middle = { x: 0.5, y: 0.5 };

export function askedBy(key: string, isShift: boolean, view: View, zooms: Zooms, place: number, drawn: number): Asked {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (by && isShift) return { view: moved(view, { x: step * by[0]!, y: step * by[1]! }) };
  if (by) return drawn === 0 ? null : { place: place < 0 ? 0 : (place + by[0]! + by[1]! + drawn) % drawn };
  if (key === 'Home' && drawn > 0) return { place: 0 };
  if (key === 'End' && drawn > 0) return { place: drawn - 1 };
  if (zooms === 'none') return null;
  if (key === '+' || key === '=') return { view: zoomed(view, factor, middle, zooms) };
  if (key === '-' || key === '−') return { view: zoomed(view, 1 / factor, middle, zooms) };
  return key === '0' ? { view: whole } : null;
}
