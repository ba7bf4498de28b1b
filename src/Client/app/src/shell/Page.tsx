import type { ReactNode } from 'react';
import { TopBar } from './TopBar';

interface Props {
  title: string;
  sentence?: ReactNode;
  state?: ReactNode;
  children: ReactNode;
}

/** A page of words and tables; the reader's and the curator's image pages lay themselves out. */
export function Page({ title, sentence, state, children }: Props) {
  return (
    <div className="page">
      <TopBar title={title} sentence={sentence}>
        {state}
      </TopBar>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
