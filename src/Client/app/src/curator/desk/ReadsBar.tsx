import { texts } from '../../texts';

const words = texts.curator.table;

/** One segment per wanted read; above ten a plain bar, where segments would no longer be countable. */
export function ReadsBar({ submissions, skips, target }: { submissions: number; skips: number; target: number }) {
  const label = words.readsOf(submissions, target) + (skips > 0 ? `, ${words.skips(skips)}` : '');
  const segments = target > 0 && target <= 10 ? Math.max(target, Math.min(submissions, 10)) : 0;
  return (
    <span className="reads" title={label}>
      <span className="segments" role="img" aria-label={label}>
        {segments > 0 ? (
          Array.from({ length: segments }, (_, index) => <span key={index} className={index < submissions ? 'full' : undefined} />)
        ) : (
          <span className="whole">
            <span style={{ width: `${target > 0 ? Math.min(1, submissions / target) * 100 : 0}%` }} />
          </span>
        )}
      </span>
      <span className="quiet" aria-hidden>
        {submissions}/{target}
        {skips > 0 && ` · ${words.skips(skips)}`}
      </span>
    </span>
  );
}
