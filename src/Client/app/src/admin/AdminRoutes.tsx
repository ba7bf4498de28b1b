import { Page } from '../shell/Page';
import { texts } from '../texts';
import { ArchivePanel } from './ArchivePanel';
import { PeoplePanel } from './PeoplePanel';
import '../curator/curator.css';
import './admin.css';

/** /admin: who may sign in, and which images are there. */
export default function AdminRoutes() {
  return (
    <Page title={texts.admin.title}>
      <h1 className="visually-hidden">{texts.admin.title}</h1>
      <PeoplePanel />
      <ArchivePanel />
    </Page>
  );
}
