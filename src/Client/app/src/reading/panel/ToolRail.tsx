import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { texts } from '../../texts';
import { Icon, type IconName } from './icons';

export type ToolName = 'select' | 'window' | 'zoom' | 'pan' | 'bidirectional' | 'contour' | 'erase';

export const toolKeys: Record<ToolName, string> = { select: 'v', window: 'w', zoom: 'z', pan: 'p', bidirectional: 'b', contour: 'f', erase: 'e' };
const groups: ToolName[][] = [['select', 'window', 'zoom', 'pan'], ['bidirectional', 'contour', 'erase']];

interface Props {
  tool: ToolName;
  choose: (tool: ToolName) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  fit: () => void;
  help: () => void;
}

export function ToolRail({ tool, choose, undo, redo, fit, help }: Props) {
  const words = texts.reading.tools;
  return (
    <div className="tool-rail" role="toolbar" aria-orientation="vertical" aria-label={texts.reading.toolbar}>
      {groups.map((group, index) => (
        <div className="group" key={index}>
          {group.map((name) => (
            <RailButton key={name} icon={name} words={words[name]} shortcut={toolKeys[name].toUpperCase()} pressed={tool === name} onPress={() => choose(name)} />
          ))}
        </div>
      ))}
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

function RailButton({ icon, words, shortcut, pressed, disabled, onPress }: { icon: IconName; words: string; shortcut: string; pressed?: boolean; disabled?: boolean; onPress: () => void }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        className={pressed ? 'rail-button pressed' : 'rail-button'}
        aria-label={words}
        aria-keyshortcuts={shortcut}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        isDisabled={disabled ?? false}
        onPress={onPress}
        data-testid={`tool-${icon}`}
      >
        <Icon name={icon} />
        <kbd>{shortcut}</kbd>
      </AriaButton>
      <Tooltip className="tooltip" placement="right">
        {words}
      </Tooltip>
    </TooltipTrigger>
  );
}
