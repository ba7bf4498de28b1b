import { isTyping, takesEnter, useKeys } from '../ui/keys';
import { toolKeys, type ToolName } from './panel/ToolRail';

export interface ReaderVerbs {
  choose(tool: ToolName): void;
  undo(): void;
  redo(): void;
  deleteMark(): void;
  newFinding(): void;
  submit(): void;
  letGo(): void;
  help(): void;
  nextQuestion(): void;
}

/** The keys of the reader's page that are not the viewer's own. */
export function useReaderKeys(verbs: ReaderVerbs): void {
  useKeys((event) => {
    const key = event.key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    if (command && key === 'enter') return done(verbs.submit);
    if (isTyping(event.target)) return false;
    if (command && key === 'z') return done(event.shiftKey ? verbs.redo : verbs.undo);
    if (command && key === 'y') return done(verbs.redo);
    if (command || event.altKey) return false;
    if (key === 'enter' && !takesEnter(event.target)) return done(verbs.submit);
    if (key === 'delete' || key === 'backspace') return done(verbs.deleteMark);
    if (key === 'escape') return done(verbs.letGo);
    if (key === '?') return done(verbs.help);
    if (key === 'n') return done(verbs.newFinding);
    if (key === 'q') return done(verbs.nextQuestion);
    const tool = (Object.keys(toolKeys) as ToolName[]).find((name) => toolKeys[name] === key);
    return tool ? done(() => verbs.choose(tool)) : false;
  });
}

function done(verb: () => void): true {
  verb();
  return true;
}
