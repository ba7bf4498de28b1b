import { useId, type ReactNode } from 'react';

interface Props {
  name: string;
  aside?: ReactNode;
  children: ReactNode;
  testId?: string;
}

/** A named part of a page: 11 px capitals above, what it is about below. */
export function Panel({ name, aside, children, testId }: Props) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id} data-testid={testId}>
      <header>
        <h2 className="section-name" id={id}>
          {name}
        </h2>
        {aside !== undefined && <span className="quiet small">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
