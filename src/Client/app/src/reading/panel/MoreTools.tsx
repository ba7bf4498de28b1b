import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { texts } from '../../texts';
import { Key } from '../../ui/Button';
import { drawingGroups, toolNames, toolOf, type ToolName } from '../marks/tools/tools';
import { Icon } from './icons';

/** Every tool that draws, by what it draws, with its words and its key. */
export function MoreTools({ tool, choose }: { tool: ToolName; choose: (tool: ToolName) => void }) {
  const words = texts.reading;
  return (
    <MenuTrigger onOpenChange={(open) => !open && setTimeout(letGoOfPointer)}>
      <AriaButton className="rail-button more" aria-label={words.moreTools} data-testid="tool-more">
        <Icon name="more" />
      </AriaButton>
      <Popover className="menu-popover tools" placement="right top">
        <Menu aria-label={words.moreTools} onAction={(name) => choose(name as ToolName)} selectionMode="single" selectedKeys={[tool]}>
          {drawingGroups.map((group) => (
            <MenuSection key={group} className="menu-section">
              <Header className="menu-head">{words.toolGroups[group]}</Header>
              {toolNames
                .filter((name) => toolOf(name).group === group)
                .map((name) => (
                  <MenuItem key={name} id={name} className="menu-item tool" textValue={words.tools[name]} data-testid={`more-${name}`}>
                    <Icon name={name} />
                    <span>{words.tools[name]}</span>
                    <Key>{toolOf(name).key.toUpperCase()}</Key>
                  </MenuItem>
                ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** After a choice by pointer the keys belong to the image again; whoever came by keyboard stays on the button. */
function letGoOfPointer(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && !activeElement.matches(':focus-visible')) activeElement.blur();
}
