import type { ImageTool } from '../pointers';

/** A tool that can be moved and pressed by keys as by a mouse. */
export interface KeyedTool extends ImageTool {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => unknown;
  /** It draws nothing: a press does nothing. */
  readonly onlyLooks: boolean;
  /** A press is down that draws as it moves. */
  readonly holds: boolean;
  /** Something is in the hand that is not finished. */
  readonly isDrawing: boolean;
  /** Ends an outline of as many points as one likes; false when there is none. */
  close(): boolean;
}
