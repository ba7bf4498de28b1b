import type { GivenImportAnswer } from '../../../api/contract';
import { texts } from '../../../texts';

const words = texts.curator.given;

/** What became of each document and each case. The names are those of the files chosen here; they were not sent. */
export function GivenOutcome({ outcome, names }: { outcome: GivenImportAnswer; names: string[] }) {
  return (
    <div className="given-outcome small" data-testid="given-outcome">
      <ul>
        {outcome.cases.map((each) => (
          <li key={each.case} className={each.outcome === 'refused' ? 'refused' : undefined}>
            {each.case}: {words.outcomes[each.outcome]}
            {each.reason && ` – ${each.reason}`}
          </li>
        ))}
        {outcome.documents
          .filter((each) => each.outcome !== 'taken')
          .map((each, index) => (
            <li key={index} className={each.outcome === 'refused' ? 'refused' : 'quiet'}>
              {names[each.part] ?? ''}
              {each.path === '/' ? '' : each.path}: {each.outcome === 'refused' ? each.reason : words.leftAlone}
            </li>
          ))}
      </ul>
    </div>
  );
}
