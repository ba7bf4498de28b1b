import { Link } from 'react-router';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import type { Progress } from './progress';
import { finishUpload, forgetUpload, goOnUpload, pauseUpload, resumeUpload, stopUpload } from './theUpload';

const words = texts.admin.upload;

/** What can be done now, the likeliest first. */
export function UploadActions({ progress: { phase, counts } }: { progress: Progress }) {
  switch (phase) {
    case 'running':
    case 'waiting':
    case 'pausing':
      return (
        <div className="actions">
          {phase !== 'pausing' && (
            <Button onPress={pauseUpload} data-testid="upload-pause">
              {words.pause}
            </Button>
          )}
          <Button onPress={stopUpload}>{words.stop}</Button>
        </div>
      );
    case 'paused':
    case 'signedOut':
      return (
        <div className="actions">
          {phase === 'signedOut' && (
            <a className="button" href="/signin?returnUrl=/admin" target="_blank" rel="noreferrer">
              {words.signInTab}
            </a>
          )}
          <Button kind="primary" onPress={resumeUpload} data-testid="upload-resume">
            {words.resume}
          </Button>
          <Button onPress={stopUpload}>{words.stop}</Button>
        </div>
      );
    case 'stopped':
    case 'failed':
      return (
        <div className="actions">
          {phase === 'stopped' && (
            <Button kind="primary" onPress={goOnUpload}>
              {words.resume}
            </Button>
          )}
          <Button kind={phase === 'failed' ? 'primary' : 'ordinary'} onPress={() => void finishUpload()}>
            {phase === 'failed' ? words.again : words.finishNow}
          </Button>
          <Button onPress={forgetUpload}>{words.another}</Button>
        </div>
      );
    case 'finished':
      return (
        <div className="actions">
          {counts.held > 0 && (
            <Link className="button primary" to="/admin/review" data-testid="to-review">
              {words.toReview}
            </Link>
          )}
          <Link className={counts.held > 0 ? 'button' : 'button primary'} to="/admin">
            {words.toArchive}
          </Link>
          <Button onPress={forgetUpload} data-testid="upload-another">
            {words.another}
          </Button>
        </div>
      );
    default:
      return null;
  }
}
