import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { postFiles } from '../../../api/client';
import type { GivenImportAnswer } from '../../../api/contract';
import { ApiProblem } from '../../../api/problem';
import { texts } from '../../../texts';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { SegmentedChoice } from '../../../ui/SegmentedChoice';
import { Sheet } from '../../../ui/Sheet';
import { campaignKey } from '../../questions';
import { GivenOutcome } from './GivenOutcome';

const words = texts.curator.given;
const pseudonym = /^[a-z][a-z0-9-]{2,39}$/;

/** Brings in what was read elsewhere, for every case of the campaign that it is on. */
export function GivenImport({ campaignId }: { campaignId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)} data-testid="given-import">
        {words.bringIn}
      </Button>
      <Sheet title={words.bringIn} isOpen={open} onClose={() => setOpen(false)}>
        <Form campaignId={campaignId} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function Form({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const client = useQueryClient();
  const [kind, setKind] = useState('prior');
  const [name, setName] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<GivenImportAnswer | ApiProblem | null>(null);
  const isReady = pseudonym.test(name) && files.length > 0 && !busy;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setBusy(true);
    try {
      setOutcome(await postFiles<GivenImportAnswer>(`/api/campaigns/${encodeURIComponent(campaignId)}/annotations?as=${kind}&reader=${encodeURIComponent(name)}`, files));
      void client.invalidateQueries({ queryKey: campaignKey(campaignId) });
    } catch (error) {
      setOutcome(error instanceof ApiProblem ? error : ApiProblem.unreachable());
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="given-form" onSubmit={(event) => void send(event)}>
      <p className="quiet small">{words.what}</p>
      <SegmentedChoice
        label={words.as}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'prior', label: words.kinds.prior, testId: 'given-as-prior' },
          { value: 'gold', label: words.kinds.gold, testId: 'given-as-gold' },
        ]}
      />
      <label className="field">
        {words.pseudonym}
        <input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} aria-describedby="given-pseudonym-hint" data-testid="given-name" />
        <small className="quiet" id="given-pseudonym-hint">
          {words.pseudonymHint}
        </small>
      </label>
      <label className="field">
        {words.files}
        <input type="file" multiple onChange={(event) => setFiles([...(event.target.files ?? [])])} data-testid="given-files" />
      </label>
      <div className="actions">
        <Button kind="primary" type="submit" isDisabled={!isReady} data-testid="given-send">
          {busy ? words.reading : words.send}
        </Button>
        <Button onPress={onClose}>{texts.reading.close}</Button>
      </div>
      {outcome instanceof ApiProblem && (
        <Notice title={outcome.problem.title} tone="red" testId="given-failure">
          {outcome.problem.detail}
        </Notice>
      )}
      {outcome && !(outcome instanceof ApiProblem) && <GivenOutcome outcome={outcome} names={files.map((file) => file.name)} />}
    </form>
  );
}
