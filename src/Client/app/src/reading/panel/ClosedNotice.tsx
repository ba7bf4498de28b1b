import { Link } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';

export const isClosed = (problem: unknown) => problem instanceof ApiProblem && problem.type === 'campaign-closed';

/** The campaign was closed while the reader was away, or at work. */
export const ClosedNotice = () => (
  <Notice
    title={texts.reading.closedTitle}
    tone="amber"
    testId="campaign-closed"
    actions={
      <Link className="button" to="/read">
        {texts.reading.toCampaigns}
      </Link>
    }
  >
    {texts.reading.closedText}
  </Notice>
);
