import { useEffect, useState } from 'react';
import type { CaseRecord } from '../draft/caseRecord';
import { keptCases } from '../draft/caseStore';
import { deviceTrouble, onDeviceTrouble, type DeviceTrouble } from '../draft/database';
import { lastReader, onReader, whoReads } from '../draft/whoReads';
import type { OutboxItem } from './item';
import { onOutbox } from './news';
import { isHeld, isSending } from './outbox';
import { outboxItems } from './store';

/** What this browser has and the server has not. */
export interface Outbox {
  /** This reader's, or nobody knows whose. */
  items: OutboxItem[];
  drafts: CaseRecord[];
  /** Other readers' cases: how many, and nothing else about them. */
  others: number;
  sending: boolean;
  held: boolean;
  trouble: DeviceTrouble | null;
}

const nothing: Outbox = { items: [], drafts: [], others: 0, sending: false, held: false, trouble: null };

export async function lookAtOutbox(): Promise<Outbox> {
  const state = { sending: isSending(), held: isHeld() };
  try {
    const reader = whoReads() ?? (await lastReader());
    const [items, records] = await Promise.all([outboxItems(), keptCases()]);
    const unsent = records.filter((record) => record.unsent && record.sentAs === null);
    const own = (each: { reader: string | null }) => each.reader === null || each.reader === reader;
    const others = new Set([...items, ...unsent].filter((each) => !own(each)).map((each) => each.assignmentId)).size;
    return { ...state, items: items.filter(own), drafts: unsent.filter(own), others, trouble: deviceTrouble() };
  } catch {
    return { ...nothing, ...state, trouble: deviceTrouble() };
  }
}

/** Followed from every tab; several changes at once are looked at once. */
export function useOutbox(): Outbox {
  const [outbox, setOutbox] = useState(nothing);
  useEffect(() => {
    let [alive, asked] = [true, false];
    const look = () => {
      if (asked) return;
      asked = true;
      setTimeout(() => {
        asked = false;
        void lookAtOutbox().then((now) => alive && setOutbox(now));
      }, 30);
    };
    look();
    const leave = [onOutbox((news) => news === 'changed' && look()), onReader(look), onDeviceTrouble(look)];
    return () => {
      alive = false;
      for (const each of leave) each();
    };
  }, []);
  return outbox;
}
