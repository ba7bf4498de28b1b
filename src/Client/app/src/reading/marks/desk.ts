import type { CaseImages, Mark, Reading, Template } from '../../api/contract';
import type { CanvasPoint } from '../../viewer/view';
import type { Action, ReadingState } from '../state/history';
import { withMarkChanged, withoutMark } from '../state/reading';
import { sheetOf } from './millimetres';
import type { Refused } from './Suggesting';
import type { Desk } from './tools/drawing';
import type { Figure } from './tools/figure';

/** The page as the tool sees it. */
export interface ToolHost {
  state(): ReadingState;
  dispatch(action: Action): void;
  images: CaseImages;
  template: Template;
  findingWord: string;
  refused(reason: 'axes-there' | 'enough-of-these' | 'unfinished' | Refused): void;
  /** Says that a mark went to a finding that lies elsewhere. */
  apart(mark: Mark): void;
  /** Lets the reader type the text of a mark. */
  write(markId: string): void;
  /** Lets the reader type the name of the finding that a mark belongs to. */
  rename(markId: string): void;
  /** Shows what can be done with a mark, at a place of the viewport. */
  menu(markId: string, canvas: CanvasPoint): void;
  /** The values of slices: of one that is here, or of any as soon as it is. */
  pixels: { now(slice: number): ArrayLike<number>; fetch(slice: number): Promise<ArrayLike<number>> };
}

/** The desk of the tools on this page; `hand` is what the hand itself adds. */
export function deskOf(host: ToolHost, hand: Pick<Desk, 'settings' | 'set' | 'growFrom'> & { add(mark: Mark): string | null }): Desk {
  const { images, state, dispatch, write, pixels } = host;
  return {
    images,
    sheet: sheetOf(images),
    state,
    dispatch,
    write,
    refused: (reason) => host.refused(reason),
    values: pixels.now,
    settings: hand.settings,
    set: hand.set,
    growFrom: hand.growFrom,
    add(figure, slice) {
      const instance = images.instances[slice];
      return instance ? hand.add({ ...figure, id: crypto.randomUUID(), sopInstanceUid: instance.sopInstanceUid, frame: instance.frame }) : null;
    },
    change: (mark, figure, others = []) => dispatch({ type: 'change', change: (reading) => others.reduce((now, other) => withoutMark(now, other.id), changedTo(reading, mark, figure)) }),
  };
}

/** What a mark is made of changes with its kind; its name and place stay. */
const changedTo = (reading: Reading, { id, sopInstanceUid, frame }: Mark, figure: Figure | null) => (figure ? withMarkChanged(reading, { ...figure, id, sopInstanceUid, frame }) : withoutMark(reading, id));
