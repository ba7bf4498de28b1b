import { useEffect, useId, useRef, type FormEvent } from 'react';
import { ApiProblem } from '../../../api/problem';
import { texts } from '../../../texts';
import { reasonSaid, said } from '../../../texts/said';
import { Button, Key } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { lengthUnit } from '../../format';
import { RedrawTools } from '../redraw/RedrawTools';
import type { AdjudicationProps } from './AdjudicationPanel';
import { MarkChoice, MarkChoices } from './MarkChoice';
import { needsComment, type DecisionForm } from './decisionForm';
import { OtherLesions } from './OtherLesions';

const words = texts.curator.adjudication;
const LONGEST = 2000;

/** One decision: what it needs to know, why, and a comment. */
export function DecisionEntry({ review, lesion, desk, redraw, styles, stage, form }: AdjudicationProps & { form: DecisionForm }) {
  const id = useId();
  const start = useRef<HTMLFormElement>(null);
  const { kind } = form;
  useEffect(() => {
    // A pencil needs the keys for the image; every other form is answered at once.
    if (kind !== 'redrawn') start.current?.querySelector<HTMLElement>('input:not([disabled]), select, textarea')?.focus();
    start.current?.scrollIntoView({ block: 'nearest' });
  }, [kind]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    desk.save();
  };
  return (
    <form className="decision-form" ref={start} onSubmit={send} aria-labelledby={`${id}-title`} data-testid={`form-${kind}`}>
      <h3 id={`${id}-title`}>{words.forms[kind]}</h3>
      {kind === 'readerChosen' && <MarkChoice label={words.forms[kind]} lesion={lesion} styles={styles} lengthUnit={lengthUnit(review.case)} value={form.chosen} onChange={(chosen) => desk.set({ chosen })} />}
      {kind === 'merged' && <OtherLesions label={words.forms[kind]} review={review} lesion={lesion} keys={form.others} onChange={(others) => desk.set({ others })} />}
      {kind === 'split' && <MarkChoices label={words.forms[kind]} lesion={lesion} styles={styles} lengthUnit={lengthUnit(review.case)} values={form.apart} onChange={(apart) => desk.set({ apart })} />}
      {kind === 'redrawn' && <RedrawTools isVolume={review.case.volume !== false} lesion={lesion} redraw={redraw} styles={styles} stage={stage} />}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{words.reason}</label>
        <select id={`${id}-reason`} value={form.reason} onChange={(event) => desk.set({ reason: event.target.value })} data-testid="decision-reason">
          {review.reasons[kind].map((reason) => (
            <option key={reason.code} value={reason.code}>
              {reasonSaid(reason)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-comment`}>{needsComment(form) ? words.commentNeeded : words.comment}</label>
        <textarea id={`${id}-comment`} rows={2} maxLength={LONGEST} value={form.comment} required={needsComment(form)} onChange={(event) => desk.set({ comment: event.target.value })} data-testid="decision-comment" />
      </div>
      <div className="ends">
        <Button size="small" kind="primary" type="submit" isDisabled={desk.lack !== null || desk.isSaving} data-testid="decision-save">
          {desk.isSaving ? words.saving : words.save} <Key>{words.saveKeys}</Key>
        </Button>
        <Button size="small" kind="plain" onPress={desk.cancel} data-testid="decision-cancel">
          {words.cancel} <Key>{words.cancelKey}</Key>
        </Button>
        {desk.lack && <span className="quiet small" role="status">{words.lacks[desk.lack]}</span>}
      </div>
      {desk.refused && <Refused error={desk.refused} testId="decision-refused" />}
    </form>
  );
}

/** Why the server did not take it; what was entered stays. */
export function Refused({ error, testId }: { error: Error; testId: string }) {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <Notice title={error.message} tone="amber" testId={testId}>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path + message}>{said(message)}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
