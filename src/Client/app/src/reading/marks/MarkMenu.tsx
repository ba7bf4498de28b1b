import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { Mark } from '../../api/contract';
import { texts } from '../../texts';
import type { CanvasPoint } from '../../viewer/view';
import { Key } from '../../ui/Button';
import { forms } from './tools/forms';

export interface MarkVerbs {
  deleteMark(): void;
  copyMark(step: 1 | -1): void;
  toRegion(): void;
  fillBetween(): void;
  rename(): void;
  write(): void;
}

interface Props {
  mark: Mark;
  at: CanvasPoint;
  verbs: MarkVerbs;
  onClose: () => void;
}

/** What can be done with a mark, where it was pressed long or with the second button. */
export function MarkMenu({ mark, at, verbs, onClose }: Props) {
  const anchor = useRef<HTMLSpanElement>(null);
  const words = texts.reading.markVerbs;
  const filled = forms[mark.kind].filled;
  const items = [
    { id: 'next', key: '.', shown: true, does: () => verbs.copyMark(1) },
    { id: 'previous', key: ',', shown: true, does: () => verbs.copyMark(-1) },
    { id: 'write', key: '', shown: mark.kind === 'arrow' || mark.kind === 'point', does: verbs.write },
    { id: 'rename', key: 'F2', shown: true, does: verbs.rename },
    { id: 'region', key: '⇧T', shown: filled && mark.kind !== 'region', does: verbs.toRegion },
    { id: 'between', key: '⇧F', shown: filled, does: verbs.fillBetween },
    { id: 'delete', key: words.deleteKey, shown: true, does: verbs.deleteMark },
  ] as const;
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at[0], top: at[1] }} />
      <Popover className="menu-popover" triggerRef={anchor} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start">
        <Menu aria-label={texts.reading.markKind[mark.kind]} onAction={(id) => items.find((item) => item.id === id)?.does()} onClose={onClose} autoFocus="first">
          {items
            .filter((item) => item.shown)
            .map((item) => (
              <MenuItem key={item.id} id={item.id} className="menu-item verb" textValue={words[item.id]} data-testid={`mark-${item.id}`}>
                <span>{words[item.id]}</span>
                {item.key && <Key>{item.key}</Key>}
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </>
  );
}
