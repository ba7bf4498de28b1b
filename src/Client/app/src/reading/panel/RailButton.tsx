import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { CornerKey } from '../../ui/Button';
import { Icon, type IconName } from './icons';

interface Props {
  icon: IconName;
  words: string;
  shortcut: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
}

export function RailButton({ icon, words, shortcut, pressed, disabled, onPress }: Props) {
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
        <CornerKey>{shortcut}</CornerKey>
      </AriaButton>
      <Tooltip className="tooltip" placement="right">
        {words}
      </Tooltip>
    </TooltipTrigger>
  );
}
