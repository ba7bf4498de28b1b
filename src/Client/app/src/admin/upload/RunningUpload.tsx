import { useEffect, useState } from 'react';
import { bytes } from '../../curator/format';
import { texts } from '../../texts';
import { BecameOf } from './BecameOf';
import type { Counts, Progress } from './progress';
import { Refusals } from './Refusals';
import type { Upload } from './theUpload';
import { UploadActions } from './UploadActions';

const words = texts.admin.upload;

/** How far it is, what became of the files so far, and what to do. */
export function RunningUpload({ upload, progress }: { upload: Upload; progress: Progress }) {
  const part = progress.bytes > 0 ? progress.bytesDone / progress.bytes : Number(progress.phase === 'finished');
  return (
    <>
      <section className="progress-card" aria-label={words.phases[shown(progress.phase)]} data-testid="upload-progress" data-phase={progress.phase}>
        <div className="head">
          <strong role="status">{words.phases[shown(progress.phase)]}</strong>
          <span className="quiet">{leftWords(progress)}</span>
        </div>
        <div className="track" role="progressbar" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)} aria-label={words.progress(progress.done, progress.total)}>
          <span style={{ width: `${Math.min(100, part * 100)}%` }} />
        </div>
        <p className="quiet small said">
          {words.progress(progress.done, progress.total)} · {words.sized(bytes(progress.bytesDone), bytes(progress.bytes))}
        </p>
        <Said progress={progress} failure={upload.failure} />
        <UploadActions progress={progress} />
      </section>
      <Figures counts={progress.counts} />
      {progress.refusals.size > 0 && <Refusals refusals={progress.refusals} />}
      {upload.series && <BecameOf series={upload.series} held={progress.counts.held} forCampaign={upload.target?.campaign !== null} />}
    </>
  );
}

/** A file may be the last on its way while the server is asked already: for the eye the same. */
const shown = (phase: Progress['phase']) => (phase === 'arrived' ? 'finishing' : phase);

function leftWords({ phase, secondsLeft }: Progress): string {
  if (phase !== 'running') return '';
  if (secondsLeft === null) return words.left.unknown;
  if (secondsLeft < 10) return words.left.soon;
  if (secondsLeft < 90) return words.left.seconds(Math.round(secondsLeft / 10) * 10);
  const minutes = Math.round(secondsLeft / 60);
  return minutes < 90 ? words.left.minutes(minutes) : words.left.hours(Math.floor(minutes / 60), minutes % 60);
}

function Said({ progress, failure }: { progress: Progress; failure: string | null }) {
  if (progress.phase === 'waiting') return <Waiting retryAt={progress.retryAt} />;
  if (progress.phase === 'signedOut') return <p className="needs">{words.signedOutText}</p>;
  if (progress.phase === 'stopped' && !failure) return <p className="quiet">{words.stoppedText}</p>;
  if (progress.phase === 'failed' || progress.phase === 'stopped') {
    return (
      <p className="refusal" role="alert">
        {failure} {progress.phase === 'failed' ? words.failedText : words.stoppedText}
      </p>
    );
  }
  return null;
}

function Waiting({ retryAt }: { retryAt: number | null }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(clock);
  }, []);
  return <p className="needs">{words.waitingText(retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000)))}</p>;
}

const order: (keyof Counts)[] = ['accepted', 'again', 'held', 'refused'];

const Figures = ({ counts }: { counts: Counts }) => (
  <dl className="figures">
    {order.map((each) => (
      <div key={each} className={counts[each] > 0 ? each : `${each} none`}>
        <dt>{words.counts[each]}</dt>
        <dd className="count" data-testid={`count-${each}`}>
          {counts[each]}
        </dd>
        <dd className="quiet small">{words.countWords[each]}</dd>
      </div>
    ))}
  </dl>
);
