import type { ComponentProps, ReactNode } from 'react';
import { texts } from '../texts';

interface Props extends ComponentProps<'span'> {
  tone?: 'quiet' | 'accent' | 'amber' | 'red';
  /** A CSS colour: the dot before the words. */
  dot?: string;
  children: ReactNode;
}

export function Chip({ tone = 'quiet', dot, children, className, ...rest }: Props) {
  return (
    <span {...rest} className={['chip', tone, className].filter(Boolean).join(' ')}>
      {dot && <span className="dot" style={{ background: dot }} aria-hidden />}
      {children}
    </span>
  );
}

/** Stands on every screen that shows a synthetic case or campaign. */
export const SyntheticBadge = () => (
  <Chip tone="amber" data-testid="synthetic">
    {texts.synthetic}
  </Chip>
);
