import type { CaseReview } from '../../api/contract';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { moment } from '../format';
import type { ReaderStyles } from './readerStyles';
import { Swatch } from './Swatch';

const words = texts.curator.review;

export function Comments({ submissions, styles }: { submissions: CaseReview['submissions']; styles: ReaderStyles }) {
  if (submissions.length === 0) return null;
  const said = submissions.filter((each) => each.comment || each.noLesion);
  return (
    <Panel name={words.comments}>
      {said.length === 0 && <p className="quiet small">{words.noComments}</p>}
      <ul className="comments">
        {said.map((each) => (
          <li key={each.pseudonym + each.submittedAt}>
            <p className="quiet small">
              <Swatch style={styles.of(each.pseudonym)} /> {each.pseudonym} · {moment(each.submittedAt)}
              {each.noLesion && ` · ${words.noLesion}`}
            </p>
            {each.comment && <p className="comment">{each.comment}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
