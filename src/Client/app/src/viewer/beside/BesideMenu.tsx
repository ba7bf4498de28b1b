import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { SeriesBeside } from '../../api/contract';
import { texts } from '../../texts';
import { CornerKey } from '../../ui/Button';
import { LookIcon } from '../viewerIcons';
import { nameOf } from './BesidePane';

const words = texts.viewer.beside;

export interface BesideChoice {
  all: SeriesBeside[];
  chosen: SeriesBeside | null;
  choose: (beside: SeriesBeside | null) => void;
}

/** The other series of the patient, one of which can stand beside the case. */
export function BesideMenu({ all, chosen, choose }: BesideChoice) {
  return (
    <MenuTrigger>
      <AriaButton className={chosen ? 'bar-button pressed' : 'bar-button'} aria-label={words.title} aria-keyshortcuts="Shift+B" data-testid="look-beside">
        <LookIcon name="beside" />
        <CornerKey>⇧B</CornerKey>
      </AriaButton>
      <Popover className="menu-popover" placement="bottom start">
        <Menu aria-label={words.title} onAction={(key) => choose(all.find(({ images }) => images.seriesUid === key) ?? null)}>
          {all.map((beside) => (
            <MenuItem key={beside.images.seriesUid} id={beside.images.seriesUid} className="menu-item" textValue={nameOf(beside)}>{nameOf(beside)}</MenuItem>
          ))}
          {chosen && <MenuItem id="none" className="menu-item">{words.close}</MenuItem>}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
