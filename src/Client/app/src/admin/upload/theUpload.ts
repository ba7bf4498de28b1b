import { useSyncExternalStore } from 'react';
import { post } from '../../api/client';
import type { ImportedSeries, KnownFile } from '../../api/contract';
import { queryClient } from '../../api/queries';
import { texts } from '../../texts';
import { importsKey, reviewKey, seriesKey } from '../questions';
import { refusalOf } from '../refusal';
import { Digests } from './digests';
import type { Progress } from './progress';
import { sendFiles } from './sendFiles';
import type { Source } from './source';
import { UploadRun } from './uploadRun';
import { ZipRefused } from './zip';

/** Where the files go. An upload that was not finished is gone on with under its own id. */
export interface Target {
  importId: string | null;
  campaign: string | null;
  make: boolean;
  profile: string | null;
  /** What a campaign that is made asks of each finding: the name of a built-in template. */
  template: string | null;
}

export interface Upload {
  progress: Progress | null;
  target: Target | null;
  series: ImportedSeries[] | null;
  /** Why it could not begin or be finished. */
  failure: string | null;
}

/** The page's one upload. It outlives the section that began it: another one may be looked at meanwhile. */
const nothing: Upload = { progress: null, target: null, series: null, failure: null };
let upload = nothing;
let run: UploadRun | null = null;
let chosen: Source[] = [];
let digests: Digests | null = null;
const listeners = new Set<() => void>();

export const useUpload = () => useSyncExternalStore(listen, () => upload);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(change: Partial<Upload>): void {
  upload = { ...upload, ...change };
  for (const listener of listeners) listener();
}

export async function startUpload(sources: Source[], target: Target): Promise<void> {
  chosen = sources;
  set({ ...nothing, target });
  try {
    const importId = target.importId ?? (await post<{ importId: string }>('/api/archive/imports', { campaign: target.campaign, make: target.make, profile: target.profile, template: target.template })).importId;
    set({ target: { ...target, importId } });
    await go(sources, importId);
  } catch (error) {
    set({ failure: refusalOf(error), progress: upload.progress && { ...upload.progress, phase: 'stopped', retryAt: null, secondsLeft: null } });
  }
}

async function go(sources: Source[], importId: string): Promise<void> {
  digests ??= new Digests();
  const sums = digests;
  run = new UploadRun(
    sources,
    {
      digest: (blob) => sums.of(blob),
      known: async (asked) => (await post<{ known: KnownFile[] }>(`/api/archive/imports/${importId}/known`, { digests: asked })).known,
      send: (files, onSent, signal) => sendFiles(importId, files, onSent, signal),
      rest,
      now: Date.now,
      unreadable: (error) => (error instanceof ZipRefused ? texts.admin.upload.zipProblems[error.fault] : texts.admin.upload.unreadable),
    },
    throttled((progress) => set({ progress })),
  );
  set({ progress: run.progress });
  await run.run();
  set({ progress: run.progress });
  if (run.progress.phase === 'arrived') await finishUpload();
}

/** Says that no more files come; the server puts the series together. */
export async function finishUpload(): Promise<void> {
  const { target, progress } = upload;
  if (!target?.importId || !progress) return;
  set({ progress: { ...progress, phase: 'finishing' }, failure: null });
  try {
    const series = await finishImport(target.importId, target.campaign, target.make);
    set({ series, progress: { ...progress, phase: 'finished', retryAt: null, secondsLeft: null } });
  } catch (error) {
    set({ failure: refusalOf(error), progress: { ...progress, phase: 'failed', retryAt: null, secondsLeft: null } });
  }
}

export async function finishImport(importId: string, campaign: string | null, make: boolean): Promise<ImportedSeries[]> {
  const { series } = await post<{ series: ImportedSeries[] }>(`/api/archive/imports/${importId}/finish`, { campaign, make });
  for (const queryKey of [seriesKey, reviewKey, importsKey, ['campaigns']]) void queryClient.invalidateQueries({ queryKey });
  return series;
}

export const pauseUpload = () => run?.pause();
export const resumeUpload = () => run?.resume();
export const stopUpload = () => run?.stop();
/** After a stop: the same files again; what has arrived is known. */
export const goOnUpload = () => upload.target && void startUpload(chosen, upload.target);

/** Ready for another. */
export function forgetUpload(): void {
  run = null;
  chosen = [];
  set(nothing);
}

export const isUploading = ({ progress }: Upload) => progress !== null && ['running', 'pausing', 'paused', 'waiting', 'signedOut', 'finishing'].includes(progress.phase);

// Leaving would cut it off; what has arrived is kept, but nobody goes on.
window.addEventListener('beforeunload', (event) => {
  if (isUploading(upload)) event.preventDefault();
});

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(clock);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const clock = setTimeout(end, milliseconds);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

/** The page is drawn a few times a second, however quickly files are decided; a change of phase is shown at once. */
function throttled(show: (progress: Progress) => void): (progress: Progress) => void {
  let newest: Progress | null = null;
  let clock: ReturnType<typeof setTimeout> | null = null;
  let phase = '';
  const now = () => {
    clock = null;
    if (newest) show(newest);
  };
  return (progress) => {
    newest = progress;
    if (progress.phase !== phase) {
      phase = progress.phase;
      if (clock) clearTimeout(clock);
      now();
    } else clock ??= setTimeout(now, 120);
  };
}
