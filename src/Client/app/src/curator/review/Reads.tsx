import type { CaseReview } from '../../api/contract';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { moment } from '../format';
import type { ReaderStyles } from './readerStyles';
import { Swatch } from './Swatch';

const words = texts.curator.review;

/** Who has read the case, when, and what they wrote; how many passed it over, and why. */
export function Reads({ submissions, passed, styles }: Pick<CaseReview, 'submissions' | 'passed'> & { styles: ReaderStyles }) {
  if (submissions.length + passed.length === 0) return null;
  const silent = submissions.length > 0 && submissions.every((each) => !each.comment);
  return (
    <Panel name={words.comments} aside={silent ? words.noComments : undefined}>
      <ul className="comments">
        {submissions.map((each) => (
          <li key={each.pseudonym + each.submittedAt}>
            <p className="small">
              <Swatch style={styles.of(each.pseudonym)} /> {each.pseudonym}
              <span className="quiet">
                {' '}
                · {moment(each.submittedAt)}
                {each.noLesion && ` · ${words.noLesion}`}
              </span>
            </p>
            {each.comment && <p className="comment">{each.comment}</p>}
          </li>
        ))}
        {passed.map(({ reason, judged, readers }) => (
          <li key={reason} className="small" data-testid="passed-over">
            {judged ? words.couldNotJudge(readers) : words.skippedIt(readers)}
            <span className="quiet"> · {texts.reading.skipReasons[reason]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
