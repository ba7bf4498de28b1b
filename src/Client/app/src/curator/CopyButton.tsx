import { useEffect, useState } from 'react';
import { Button } from '../ui/Button';

interface Props {
  text: string;
  label: string;
  done: string;
  /** Copying can be refused (no permission, no secure origin). */
  onRefused?: () => void;
}

export function CopyButton({ text, label, done, onRefused }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const clock = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(clock);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      onRefused?.();
    }
  };
  return (
    <Button size="small" kind="plain" onPress={() => void copy()}>
      <span aria-live="polite">{copied ? done : label}</span>
    </Button>
  );
}
