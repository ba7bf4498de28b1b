import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What is safe, and what to do. */
  children?: ReactNode;
  tone?: 'quiet' | 'amber' | 'red';
  actions?: ReactNode;
  testId?: string;
}

/** What happened, what is safe, what to do. */
export function Notice({ title, children, tone = 'quiet', actions, testId }: Props) {
  return (
    <div className={`notice ${tone}`} role={tone === 'red' ? 'alert' : 'status'} data-testid={testId}>
      <div className="words">
        <strong>{title}</strong>
        {children}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
