import type { ImagePoint } from '../api/contract';
import { isTyping, takesEnter, useKeys } from '../ui/keys';
import { toolForKey, type ToolName } from './marks/tools/tools';

export interface ReaderVerbs {
  choose(tool: ToolName): void;
  undo(): void;
  redo(): void;
  deleteMark(): void;
  /** To the next slice or, with −1, to the one before. */
  copyMark(step: 1 | -1): void;
  fillBetween(): void;
  /** A larger brush or, with −1, a smaller one. */
  resizeBrush(step: 1 | -1): void;
  nudge(step: ImagePoint): void;
  rename(): void;
  /** What can be done with the selected mark. */
  menu(): void;
  newFinding(): void;
  /** The whole finding that is chosen. */
  deleteFinding(): void;
  noLesion(): void;
  /** The short axis stays as it is proposed. */
  keepShortAxis(): void;
  /** The selected area becomes the pixels it encloses. */
  toRegion(): void;
  /** Passes the case over, or says that it cannot be judged. */
  skip(): void;
  submit(): void;
  /** Ends the outline in hand or takes what is suggested; false when there is neither. */
  closeOutline(): boolean;
  /** Takes back the last point of the outline in hand; false when there is none. */
  takeBack(): boolean;
  letGo(): void;
  help(): void;
  nextQuestion(): void;
}

const steps: Record<string, ImagePoint> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The keys of the reader's page that are not the viewer's own. */
export function useReaderKeys(verbs: ReaderVerbs): void {
  useKeys((event) => {
    const key = event.key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    if (command && key === 'enter') return done(verbs.submit);
    if (isTyping(event.target)) return false;
    if (command && key === 'z') return done(event.shiftKey ? verbs.redo : verbs.undo);
    if (command && key === 'y') return done(verbs.redo);
    if (event.altKey && !command && steps[event.key]) return done(() => verbs.nudge(steps[event.key]!));
    // On many keyboards brackets are typed with AltGr, which the browser tells as Ctrl and Alt.
    if ((command || event.altKey) && key !== '[' && key !== ']') return false;
    if (key === 'enter') return verbs.closeOutline() || (!takesEnter(event.target) && done(verbs.submit));
    if (key === 'backspace' && verbs.takeBack()) return true;
    if (event.shiftKey && key === 'f10') return done(verbs.menu);
    if (event.shiftKey && withShift(key, verbs)) return true;
    return byKey(key, verbs);
  });
}

function withShift(key: string, verbs: ReaderVerbs): boolean {
  const own: Record<string, () => void> = {
    f: verbs.fillBetween,
    delete: verbs.deleteFinding,
    backspace: verbs.deleteFinding,
    n: verbs.noLesion,
    a: verbs.keepShortAxis,
    t: verbs.toRegion,
    s: verbs.skip,
  };
  return own[key] !== undefined && done(own[key]);
}

function byKey(key: string, verbs: ReaderVerbs): boolean {
  const own: Record<string, () => void> = {
    delete: verbs.deleteMark,
    backspace: verbs.deleteMark,
    escape: verbs.letGo,
    '.': () => verbs.copyMark(1),
    ',': () => verbs.copyMark(-1),
    '[': () => verbs.resizeBrush(-1),
    ']': () => verbs.resizeBrush(1),
    f2: verbs.rename,
    contextmenu: verbs.menu,
    '?': verbs.help,
    n: verbs.newFinding,
    q: verbs.nextQuestion,
  };
  const tool = toolForKey(key);
  if (tool) return done(() => verbs.choose(tool));
  return own[key] !== undefined && done(own[key]);
}

function done(verb: () => void): true {
  verb();
  return true;
}
