import { useEffect, useState } from 'react';
import { problemOf } from '../../api/problem';
import { texts } from '../../texts';
import type { Size } from './rectangles';
import type { StackFrame } from './stacks';

const words = texts.admin.review;

interface Props {
  frame: StackFrame;
  deface: boolean;
  size: Size;
  pixelated: boolean;
  onShown: () => void;
  onTrouble: (trouble: { text: string } | null) => void;
}

/** The pixels of a held frame, as they are or as they would be without the face. */
export function HeldFrame({ frame, deface, size, pixelated, onShown, onTrouble }: Props) {
  const href = `/api/archive/review/${frame.itemId}/frames/${frame.number}${deface ? '?deface=true' : ''}`;
  const [shown, setShown] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    onTrouble(shown === href ? null : failed === href ? { text: words.imageFailed } : deface ? { text: '' } : null);
    if (failed !== href) return;
    // A picture that does not load does not say why; the same address asked in words does.
    const asked = new AbortController();
    fetch(href, { signal: asked.signal })
      .then(async (answer) => !answer.ok && onTrouble({ text: `${words.imageFailed} ${(await problemOf(answer)).problem.title}` }))
      .catch(() => undefined);
    return () => asked.abort();
    // oxlint-disable-next-line exhaustive-deps -- onTrouble sets a state
  }, [href, shown, failed, deface]);
  return (
    <image
      href={href}
      width={size.columns}
      height={size.rows}
      preserveAspectRatio="none"
      style={{ imageRendering: pixelated ? 'pixelated' : 'auto' }}
      onLoad={() => {
        setShown(href);
        onShown();
      }}
      onError={() => setFailed(href)}
      data-testid="held-image"
      data-shown={shown === href ? (deface ? 'after' : 'before') : 'loading'}
    />
  );
}
