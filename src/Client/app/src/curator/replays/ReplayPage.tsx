import { Link, useParams } from 'react-router';
import { TopBar } from '../../shell/TopBar';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { whole } from '../../texts/numbers';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { moment } from '../format';
import { fileName, saveText } from '../saveFile';
import { AnatomyView } from './AnatomyView';
import { useReplay } from './questions';
import './replays.css';

const words = texts.replays;

/** /campaigns/replays/:replayId: what a crowd of marks without images says of disagreement. */
export default function ReplayPage() {
  const { replayId = '' } = useParams();
  const { data, error, isPending, refetch } = useReplay(replayId);
  return (
    <div className="page">
      <TopBar title={<Link className="up" to="/campaigns">{texts.curator.title}</Link>} sentence={data?.name} />
      <main className="replay" id="content" tabIndex={-1}>
        {isPending && <Skeleton height={460} />}
        {error && !data && <Trouble error={error} retry={() => void refetch()} />}
        {data && (
          <>
            <header className="replay-head">
              <div>
                <h1>{data.name}</h1>
                <p className="quiet">{words.facts(whole(data.marks), whole(data.readers), whole(data.series), whole(data.patients))}</p>
                <p className="quiet small">
                  {words.source(data.file, moment(data.importedAt))} · {words.lead}
                </p>
              </div>
              <Button size="small" onPress={() => saveText(`${fileName(data.name)}.json`, 'application/json', JSON.stringify(data.anatomy, null, 1))} data-testid="save-replay-json">
                {words.saveJson}
              </Button>
            </header>
            <AnatomyView anatomy={data.anatomy} name={data.name} />
          </>
        )}
      </main>
    </div>
  );
}
