import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { saveText } from '../../curator/saveFile';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Sheet } from '../../ui/Sheet';
import type { CaseRecord } from '../draft/caseRecord';
import { embedded, signInAgain } from '../embed/embedded';
import { fileOf } from './exportItem';
import type { OutboxItem } from './item';
import { openRefused } from './openRefused';
import { askToPersist } from './persistence';
import { discard, tryAgain } from './store';
import type { Outbox } from './useOutbox';
import './outbox.css';

interface Props {
  outbox: Outbox;
  isOpen: boolean;
  onClose: () => void;
}

/** All that is on this device and not at the server: what it is, where it stands, what can be done. */
export function OutboxSheet({ outbox, isOpen, onClose }: Props) {
  const words = texts.saving;
  const { items, drafts, others, held, trouble } = outbox;
  const waiting = items.filter((item) => !item.refused);
  return (
    <Sheet title={words.title} isOpen={isOpen} onClose={onClose} wide>
      {trouble && (
        <Notice title={words.troubleTitle[trouble]} tone="red" testId="device-trouble">
          {words.troubleText[trouble]}
        </Notice>
      )}
      {held && items.length > 0 && (
        <Notice title={words.heldTitle} tone="amber" actions={<Button size="small" onPress={() => signInAgain()}>{texts.shell.signInAgain}</Button>}>
          {words.heldText}
        </Notice>
      )}
      {items.length + drafts.length === 0 && !trouble && <p data-testid="outbox-empty">{words.empty}</p>}
      <ul className="outbox" data-testid="outbox">
        {items.map((item) => (
          <Item key={item.id} item={item} sending={outbox.sending} onClose={onClose} />
        ))}
        {drafts.map((record) => (
          <Draft key={record.assignmentId} record={record} onClose={onClose} />
        ))}
      </ul>
      {others > 0 && <p className="quiet" data-testid="outbox-others">{words.others(others)}</p>}
      <Promised isOpen={isOpen} />
      <div className="actions">
        <Button kind="primary" onPress={onClose}>
          {texts.reading.close}
        </Button>
        {waiting.length > 0 && (
          <Button onPress={() => void tryAgain()} isDisabled={outbox.sending} data-testid="outbox-send">
            {words.sendNow}
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function Item({ item, sending, onClose }: { item: OutboxItem; sending: boolean; onClose: () => void }) {
  const words = texts.saving;
  const navigate = useNavigate();
  const { refused } = item;
  const open = async () => {
    if (!(await openRefused(item.id, item.assignmentId))) return;
    onClose();
    void navigate(`/read/${item.assignmentId}`);
  };
  return (
    <li className={refused ? 'refused' : undefined} data-testid="outbox-item" data-state={refused ? 'refused' : 'waiting'} data-id={item.id}>
      <div>
        <strong>{words.item[item.kind](said(item.caseNumber))}</strong>
        <span className="quiet"> · {item.campaign.name} · {words.at(item.madeAt)}</span>
        {refused ? (
          <p className="why">{words.refused(refused.status, refused.type === 'unknown' ? words.byOthers : said(refused.text))} {refused.errors.slice(0, 3).map((error) => error.message).join(' ')}</p>
        ) : (
          <p className="quiet">{sending ? words.sending : item.tries > 0 ? words.tried(item.tries) : words.waiting}</p>
        )}
      </div>
      <div className="verbs">
        {refused && <Button size="small" onPress={() => void tryAgain(item.id)} data-testid="outbox-again">{texts.shell.retry}</Button>}
        {refused && item.kind === 'submission' && !embedded && <Button size="small" onPress={() => void open()} data-testid="outbox-open">{words.open}</Button>}
        <SaveFile kept={item} />
        {refused && <Discard onDiscard={() => discard(item.assignmentId, item.id)} />}
      </div>
    </li>
  );
}

function Draft({ record, onClose }: { record: CaseRecord; onClose: () => void }) {
  const words = texts.saving;
  return (
    <li className={record.refused ? 'refused' : undefined} data-testid="outbox-item" data-state={record.refused ? 'refused' : 'draft'}>
      <div>
        <strong>{words.item.draft(said(record.assignment.case.number))}</strong>
        <span className="quiet"> · {record.assignment.campaign.name}</span>
        <p className={record.refused ? 'why' : 'quiet'}>{record.refused ? words.refused(record.refused.status, said(record.refused.text)) : words.draft}</p>
      </div>
      <div className="verbs">
        {!embedded && (
          <Link className="button small" to={`/read/${record.assignmentId}`} onClick={onClose}>
            {words.open}
          </Link>
        )}
        <SaveFile kept={record} />
        {record.refused && <Discard onDiscard={() => discard(record.assignmentId, null)} />}
      </div>
    </li>
  );
}

/** What the server will never take goes when its reader says so, twice. */
function Discard({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const [isSure, setSure] = useState(false);
  return (
    <Button size="small" kind={isSure ? 'ordinary' : 'plain'} onPress={() => (isSure ? void onDiscard() : setSure(true))} data-testid="outbox-discard">
      {isSure ? texts.saving.discardSure : texts.saving.discard}
    </Button>
  );
}

export const SaveFile = ({ kept }: { kept: OutboxItem | CaseRecord }) => (
  <Button
    size="small"
    onPress={() => {
      const { name, text } = fileOf(kept);
      saveText(name, 'application/json', text);
    }}
    data-testid="outbox-file"
  >
    {texts.saving.saveFile}
  </Button>
);

/** What the browser says about keeping this when it runs short of space. */
function Promised({ isOpen }: { isOpen: boolean }) {
  const [answer, setAnswer] = useState<boolean | null>(null);
  useEffect(() => {
    if (isOpen) void askToPersist().then(setAnswer);
  }, [isOpen]);
  return (
    <p className="quiet small" data-testid="persisted">
      {texts.saving.promised(answer)}
    </p>
  );
}
