import { useEffect, useId, useRef } from 'react';
import { texts } from '../../../texts';
import { Button, Key } from '../../../ui/Button';
import { Refused } from './DecisionEntry';
import type { AdjudicationDesk, Undoing } from './useAdjudication';

const words = texts.curator.adjudication;

/** Asked in its place before a decision is taken back. */
export function UndoEntry({ desk, undoing }: { desk: AdjudicationDesk; undoing: Undoing }) {
  const id = useId();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    confirm.current?.focus();
    confirm.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="undo-entry" role="group" aria-label={words.undoAsk} data-testid="undo-entry">
      <p>{words.undoAsk}</p>
      <div className="field">
        <label htmlFor={id}>{words.undoComment}</label>
        <input id={id} value={undoing.comment} maxLength={2000} onChange={(event) => desk.setUndoing({ ...undoing, comment: event.target.value })} data-testid="undo-comment" />
      </div>
      <div className="ends">
        <Button size="small" ref={confirm} isDisabled={desk.isUndoing} onPress={() => desk.undo()} data-testid="undo-confirm">
          {words.undoConfirm} <Key>{words.saveKeys}</Key>
        </Button>
        <Button size="small" kind="plain" onPress={() => desk.setUndoing(null)}>
          {words.undoLeave} <Key>{words.cancelKey}</Key>
        </Button>
      </div>
      {desk.undoRefused && <Refused error={desk.undoRefused} testId="undo-refused" />}
    </div>
  );
}
