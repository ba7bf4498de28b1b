import { Link } from 'react-router';
import { texts } from '../texts';
import { Notice } from '../ui/Notice';
import { Page } from './Page';

/** What stands at an address that shows nothing. */
export const NothingHere = () => (
  <Page title={texts.product}>
    <Notice title={texts.shell.notFoundTitle} actions={<Link className="button" to="/">{texts.shell.home}</Link>}>
      {texts.shell.notFoundText}
    </Notice>
  </Page>
);
