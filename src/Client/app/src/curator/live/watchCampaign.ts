import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseChanged } from '../../api/contract';
import { refetch } from '../questions';

export type LiveConnection = 'connecting' | 'live' | 'reconnecting';

/** Tried for ever, at most 20 s apart: a curator's page may stay open over a night. */
export const retryAfter = (attempts: number) => Math.min(20_000, 500 * 2 ** Math.min(attempts, 10));
/** A crowd's submissions come in bursts; what they change is fetched once per burst. */
const gather = 150;

/** Follows a campaign: what changed is fetched again; after a lost connection everything is, because messages may have been missed. */
export function useLive(campaignId: string): LiveConnection {
  const client = useQueryClient();
  const [state, setState] = useState<LiveConnection>('connecting');
  useEffect(() => {
    let gone = false;
    let starting = true;
    let flush: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const changed = new Set<string>();
    const connection = new HubConnectionBuilder()
      .withUrl('/live')
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => retryAfter(previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build();
    const say = (next: LiveConnection) => !gone && setState(next);
    const watch = async () => {
      // The server answers false for a campaign that is not the caller's; then the page's own requests say so.
      if ((await connection.invoke<boolean | null>('watch', campaignId)) !== false) say('live');
    };
    const rewatch = () =>
      watch().then(
        () => refetch(client, campaignId),
        () => connection.stop(),
      );
    const start = async (attempt: number): Promise<void> => {
      if (gone) return;
      starting = true;
      try {
        await connection.start();
        await watch();
        starting = false;
        if (attempt > 0) refetch(client, campaignId);
      } catch {
        if (gone) return;
        if (attempt > 0) say('reconnecting');
        await connection.stop();
        again = setTimeout(() => void start(attempt + 1), retryAfter(attempt));
      }
    };
    connection.on('caseChanged', (change: CaseChanged) => {
      if (change.campaignId !== campaignId) return;
      changed.add(change.caseId);
      flush ??= setTimeout(() => {
        flush = undefined;
        refetch(client, campaignId, [...changed]);
        changed.clear();
      }, gather);
    });
    connection.onreconnecting(() => say('reconnecting'));
    connection.onreconnected(() => void rewatch());
    // The server closed it for good (an expired sign-in, a restart): begin anew.
    connection.onclose(() => {
      if (gone || starting) return;
      say('reconnecting');
      starting = true;
      again = setTimeout(() => void start(1), retryAfter(2));
    });
    void start(0);
    return () => {
      gone = true;
      clearTimeout(flush);
      clearTimeout(again);
      void connection.stop();
    };
  }, [campaignId, client]);
  return state;
}
