import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Template } from '../../api/contract';
import { texts } from '../../texts';
import { isOffered, toolNames, toolOf, toolsAsked, type ToolName } from '../marks/tools/tools';
import { MoreTools } from './MoreTools';
import { RailButton } from './RailButton';

interface Props {
  tool: ToolName;
  template: Template;
  choose: (tool: ToolName) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  fit: () => void;
  help: () => void;
}

const BUTTON = 44;
/** What is always there, in buttons and in the space between their groups. */
const FIXED = { buttons: 10, space: 52 };

/** The tools that the template asks for first, then as many as there is room for; all of them behind "more". */
export function ToolRail({ tool, template, choose, undo, redo, fit, help }: Props) {
  const rail = useRef<HTMLDivElement>(null);
  const room = useRoom(rail);
  const words = texts.reading.tools;
  const button = (name: ToolName) => <RailButton key={name} icon={name} words={words[name]} shortcut={toolOf(name).key.toUpperCase()} pressed={tool === name} onPress={() => choose(name)} />;
  const group = (of: string) => <div className="group">{toolNames.filter((name) => toolOf(name).group === of).map(button)}</div>;
  return (
    <div className="tool-rail" ref={rail} role="toolbar" aria-orientation="vertical" aria-label={texts.reading.toolbar}>
      {group('hand')}
      {group('look')}
      <div className="group">
        {shown(template, tool, room).map(button)}
        <MoreTools tool={tool} template={template} choose={choose} />
      </div>
      <div className="group">
        <RailButton icon="undo" words={words.undo} shortcut="⌃Z" onPress={undo ?? (() => undefined)} disabled={!undo} />
        <RailButton icon="redo" words={words.redo} shortcut="⌃Y" onPress={redo ?? (() => undefined)} disabled={!redo} />
      </div>
      <div className="group last">
        <RailButton icon="fit" words={words.fit} shortcut="0" onPress={fit} />
        <RailButton icon="help" words={words.help} shortcut="?" onPress={help} />
      </div>
    </div>
  );
}

/** The tool in hand is always in sight: where there is no room for it, in the last place. */
function shown(template: Template, tool: ToolName, room: number): ToolName[] {
  const drawing = toolNames.filter((name) => toolOf(name).drawing && isOffered(name, template));
  const first = [...new Set([...toolsAsked(template), ...drawing])].slice(0, room);
  return !toolOf(tool).drawing || first.includes(tool) ? first : [...first.slice(0, -1), tool];
}

/** How many drawing tools the height of the rail has room for. */
function useRoom(rail: RefObject<HTMLDivElement | null>): number {
  const [room, setRoom] = useState(5);
  useLayoutEffect(() => {
    const element = rail.current;
    if (!element) return;
    const measure = () => setRoom(Math.max(2, Math.floor((element.clientHeight - FIXED.space) / BUTTON) - FIXED.buttons));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [rail]);
  return room;
}
