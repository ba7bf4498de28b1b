import { Link } from 'react-router';
import { texts } from '../../texts';
import { whole } from '../../texts/numbers';
import { moment } from '../format';
import { useReplays } from './questions';

const words = texts.replays;

/** Below the campaigns: those that came as a file of marks. Nothing is said while there is none. */
export function ReplayList() {
  const replays = useReplays();
  if (!replays.data?.length) return null;
  return (
    <section aria-labelledby="replays" className="replay-list">
      <h2 id="replays">{words.title}</h2>
      <p className="quiet small">{words.lead}</p>
      <ul className="campaign-list">
        {replays.data.map((replay) => (
          <li key={replay.id} data-testid={`replay-row-${replay.id}`}>
            <div className="about">
              <h3>
                <Link className="cover" to={`/campaigns/replays/${replay.id}`}>
                  {replay.name}
                </Link>
              </h3>
              <p className="quiet">{words.facts(whole(replay.marks), whole(replay.readers), whole(replay.series), whole(replay.patients))}</p>
              <p className="quiet small">{words.source(replay.file, moment(replay.importedAt))}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
