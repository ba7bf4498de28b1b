import { AnatomyView } from '../curator/replays/AnatomyView';
import { texts } from '../texts';
import { whole } from '../texts/numbers';
import type { ReportContent } from './reportContract';

const words = texts.replays;

/** Disagreement taken apart, as a file. */
export const ReplayPage = ({ name, source, sha256, anatomy }: Extract<ReportContent, { kind: 'replay' }>) => (
  <>
    <header className="report-head">
      <h1>{name}</h1>
      <p className="quiet">{words.facts(whole(anatomy.marks), whole(anatomy.readers), whole(anatomy.seriesCount), whole(anatomy.patients))}</p>
      <p className="quiet small report-source">
        {source} · SHA-256 {sha256}
      </p>
    </header>
    <AnatomyView anatomy={anatomy} name={name} />
  </>
);
