import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { takeUpAgain } from './reopen';

/** What the page of the next case is told of the last one. */
export interface After {
  after?: 'submitted' | 'skipped' | 'kept';
  /** The assignment that was submitted or skipped. */
  last?: string;
}

const SHOWN_MS = 20_000;

/** After a submission the next case is there at once; this says quietly that the last one arrived, with a way back to it. */
export function LastCase() {
  const { after, last } = (useLocation().state as After | null) ?? {};
  const navigate = useNavigate();
  const [shown, setShown] = useState(after !== undefined);
  const back = useMutation({ mutationFn: takeUpAgain, onSuccess: (_, id) => void navigate(`/read/${id}`) });
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown || !after) return null;
  const words = { submitted: texts.reading.lastSubmitted, skipped: texts.reading.lastSkipped, kept: texts.reading.lastKept };
  return (
    <>
      <Chip role="status" dot={after === 'submitted' ? 'var(--green)' : after === 'kept' ? 'var(--amber)' : 'var(--text-3)'} data-testid="just-submitted">
        {back.error ? back.error.message : words[after]}
      </Chip>
      {last && (
        <Button size="small" onPress={() => back.mutate(last)} isDisabled={back.isPending} data-testid="back-to-last">
          {texts.done.back}
        </Button>
      )}
    </>
  );
}
