import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Template } from '../../api/contract';
import { texts } from '../../texts';
import { Key } from '../../ui/Button';
import { drawingGroups, isOffered, toolNames, toolOf, type ToolName } from '../marks/tools/tools';
import { Icon } from './icons';

interface Props {
  tool: ToolName;
  template: Template;
  choose: (tool: ToolName) => void;
}

/** Every tool that draws what the template takes, by what it draws, with its words and its key. */
export function MoreTools({ tool, template, choose }: Props) {
  const words = texts.reading;
  const of = (group: string) => toolNames.filter((name) => toolOf(name).group === group && isOffered(name, template));
  return (
    <MenuTrigger onOpenChange={(open) => !open && setTimeout(letGoOfPointer)}>
      <AriaButton className="rail-button more" aria-label={words.moreTools} data-testid="tool-more">
        <Icon name="more" />
      </AriaButton>
      <Popover className="menu-popover tools" placement="right top">
        <Menu aria-label={words.moreTools} onAction={(name) => choose(name as ToolName)} selectionMode="single" selectedKeys={[tool]}>
          {drawingGroups.filter((group) => of(group).length > 0).map((group) => (
            <MenuSection key={group} className="menu-section">
              <Header className="menu-head">{words.toolGroups[group]}</Header>
              {of(group).map((name) => (
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
