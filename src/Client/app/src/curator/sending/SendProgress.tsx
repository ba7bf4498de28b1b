import type { SendingRun } from '../../api/contract';
import { texts } from '../../texts';
import { moment } from '../format';

const words = texts.curator.sending;

/** How many of how many, and by whom. */
export function SendProgress({ run }: { run: SendingRun }) {
  const moving = run.state === 'making' || run.state === 'sending';
  const line = said(run);
  return (
    <div className="send-progress" data-testid="sending" data-state={run.state}>
      <p role="status">
        <strong>{line[0]}</strong>
        {line.slice(1).map((part) => (
          <span key={part}> · {part}</span>
        ))}
        <span className="quiet small"> {words.byWhom(run.by, moment(run.endedAt ?? run.startedAt))}</span>
      </p>
      {moving && run.state === 'sending' && run.objects > 0 && (
        <progress max={run.objects} value={run.sent + run.refused} aria-label={words.sending} />
      )}
    </div>
  );
}

/** The words of a sending, what matters most first. */
export function said(run: SendingRun): string[] {
  if (run.state === 'making') return [words.making(run.objects)];
  if (run.objects === 0) return [words.none];
  return [
    words.sent(run.sent, run.objects),
    ...(run.wasThere > 0 ? [words.before(run.wasThere)] : []),
    ...(run.refused > 0 ? [words.refused(run.refused)] : []),
    ...(run.waiting > 0 && run.state === 'stopped' ? [words.waiting(run.waiting)] : []),
  ];
}
