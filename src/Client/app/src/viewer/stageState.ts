import type { ColourMap } from './colourMaps';
import type { Turn } from './turn';
import type { View } from './view';
import type { Window, WindowPreset } from './windows';

/** What a stage shows now. A new object at every change, so that a page can compare. */
export interface StageState {
  /** The slice whose pixels are on the screen, counted from 0; −1 before the first. */
  shown: number;
  /** The slice asked for; the same as `shown` once it has arrived. */
  wanted: number;
  view: View | null;
  window: Window;
  /** Black and white have changed places. */
  inverted: boolean;
  turn: Turn;
  colours: ColourMap | null;
  /** Images a second while the stack plays. */
  playing: number | null;
  presets: WindowPreset[];
  loaded: ReadonlySet<number>;
  /** Real pixels have been drawn (not only the engine's event that it rendered). */
  painted: boolean;
  /** HTTP status of the wanted slice that could not be loaded; 0 when the server was not reached. */
  failure: number | null;
}
