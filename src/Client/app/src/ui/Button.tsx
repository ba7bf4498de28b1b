import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

interface Props extends ButtonProps {
  kind?: 'primary' | 'plain' | 'ordinary';
  size?: 'small' | 'large' | 'ordinary';
  ref?: Ref<HTMLButtonElement>;
}

/** One primary button a page at most: what the reader is here to do next. */
export function Button({ kind = 'ordinary', size = 'ordinary', className, ...rest }: Props) {
  return <AriaButton {...rest} className={['button', kind, size, className].filter(Boolean).join(' ')} />;
}

/** A key in the corner of a button that has a name of its own; `aria-keyshortcuts` says it to those who do not see it. */
export const CornerKey = ({ children }: { children: string }) => <kbd aria-hidden data-key={children} />;

/** A key as printed on the keyboard. */
export const Key = ({ children }: { children: string }) => <kbd className="key">{children}</kbd>;
