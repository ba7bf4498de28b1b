import type { PlotColours } from './plotColours';
import type { View, Zooms } from './plotView';

/** A plot as the page holds it: how it is drawn at any size, what each of its points says, and the table behind it. */
export interface PlotFigure {
  zooms: Zooms;
  /** How tall it wants to be at a width, CSS pixels. */
  height: (width: number) => number;
  /** Pure: the same figure, size, colours and view give the same picture. What can be walked through carries `data-point`, an index of `points`. */
  draw: (width: number, height: number, colours: PlotColours, view: View) => SVGSVGElement;
  /** In words, one for each point: for the tip, and read out. */
  points: readonly string[];
  table: { head: string[]; rows: (string | number | null)[][] };
}
