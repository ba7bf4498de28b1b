import { useCallback, useEffect, useState } from 'react';
import { Button } from '../ui/Button';

export interface Hint {
  text: string;
  /** What can be done about it. */
  action?: { word: string; do: () => void };
}

const SHOWN_MS = 5_000;
const WITH_ACTION_MS = 15_000;

/** A sentence over the image that goes by itself. */
export function useHint(): [hint: Hint | null, say: (hint: string | Hint | null) => void] {
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    if (!hint) return;
    const timer = setTimeout(() => setHint(null), hint.action ? WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [hint]);
  return [hint, useCallback((said: string | Hint | null) => setHint(typeof said === 'string' ? { text: said } : said), [])];
}

export function HintOverImage({ hint, done }: { hint: Hint; done: () => void }) {
  const { text, action } = hint;
  return (
    <div className="hint">
      <span role="status">{text}</span>
      {action && (
        <Button size="small" onPress={() => (action.do(), done())} data-testid="hint-action">
          {action.word}
        </Button>
      )}
    </div>
  );
}
