import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { put } from '../../api/client';
import type { CasePrompt, CaseReview } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { ImageStage } from '../../viewer/stage';
import { caseKey } from '../questions';

const words = texts.curator.prompt;
const LONGEST = 200;

/** What readers are asked of this case alone: told to whoever looks, set as long as no reader has it. */
export function CasePromptPanel({ review, stage }: { review: CaseReview; stage: ImageStage | null }) {
  const [editing, setEditing] = useState(false);
  const { prompt } = review;
  const untouched = review.submissions.length + review.passed.length === 0;
  if (!prompt && !untouched) return null;
  if (!prompt && !editing) {
    return (
      <Button size="small" className="ask-something" onPress={() => setEditing(true)} data-testid="prompt-begin">
        {words.begin}
      </Button>
    );
  }
  return (
    <Panel name={words.title} testId="case-prompt">
      {editing ? <Form review={review} stage={stage} onDone={() => setEditing(false)} /> : <Said prompt={prompt!} stage={stage} edit={untouched ? () => setEditing(true) : null} />}
    </Panel>
  );
}

function Said({ prompt, stage, edit }: { prompt: CasePrompt; stage: ImageStage | null; edit: (() => void) | null }) {
  const { slice } = prompt;
  return (
    <div className="case-prompt">
      {prompt.text && <p>{prompt.text}</p>}
      <div className="verbs">
        {slice !== null && <Button size="small" onPress={() => void stage?.show(slice)}>{words.opensAt(slice + 1)}</Button>}
        {edit && <Button size="small" onPress={edit} data-testid="prompt-edit">{words.edit}</Button>}
      </div>
    </div>
  );
}

function Form({ review, stage, onDone }: { review: CaseReview; stage: ImageStage | null; onDone: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState(review.prompt?.text ?? '');
  const [slice, setSlice] = useState(review.prompt?.slice ?? null);
  const { campaign, case: images } = review;
  const change = useMutation({
    mutationFn: (prompt: CasePrompt) => put<{ prompt: CasePrompt | null }>(`/api/campaigns/${campaign.id}/cases/${images.id}/prompt`, prompt),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: caseKey(campaign.id, images.id) });
      onDone();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ text: text.trim() || null, slice });
  };
  return (
    <form className="case-prompt" onSubmit={send}>
      <label className="field">
        {words.sentence}
        <input value={text} maxLength={LONGEST} placeholder={words.example} onChange={(event) => setText(event.target.value)} data-testid="prompt-text" />
      </label>
      <p className="opens-at">
        <span className="quiet">{slice === null ? words.opensInTheMiddle : words.opensAt(slice + 1)}</span>
        <Button size="small" onPress={() => setSlice(stage?.snapshot().shown ?? null)} isDisabled={!stage} data-testid="prompt-slice">{words.takeShown}</Button>
        {slice !== null && <Button size="small" kind="plain" onPress={() => setSlice(null)}>{words.middle}</Button>}
      </p>
      <div className="verbs">
        <Button size="small" kind="primary" type="submit" isDisabled={change.isPending} data-testid="prompt-save">{words.save}</Button>
        <Button size="small" onPress={onDone}>{words.cancel}</Button>
        {review.prompt && <Button size="small" kind="plain" onPress={() => change.mutate({ text: null, slice: null })}>{words.remove}</Button>}
      </div>
      {change.error && <Notice title={change.error.message} tone="amber" testId="prompt-refused" />}
    </form>
  );
}
