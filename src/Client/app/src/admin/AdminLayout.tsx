import { NavLink, Outlet } from 'react-router';
import { TopBar } from '../shell/TopBar';
import { texts } from '../texts';
import { KeyChip } from './KeyChip';
import { useReviewQueue } from './questions';
import { useUpload } from './upload/theUpload';

const words = texts.admin;

/** The sections of the administrator; an upload goes on while another is looked at. */
export function AdminLayout() {
  return (
    <div className="page admin">
      <TopBar title={words.title} sentence={<Sections />}>
        <KeyChip />
      </TopBar>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Sections() {
  const waiting = useReviewQueue().data?.length ?? 0;
  const { progress } = useUpload();
  const busy = progress && !['finished', 'stopped'].includes(progress.phase);
  return (
    <nav className="sections" aria-label={words.sections}>
      <NavLink to="/admin" end>
        {words.nav.archive}
      </NavLink>
      <NavLink to="/admin/upload">
        {words.nav.upload}
        {busy && progress.total > 0 && <span className="tally">{Math.floor((100 * progress.done) / progress.total)} %</span>}
      </NavLink>
      <NavLink to="/admin/review">
        {words.nav.review}
        {waiting > 0 && (
          <span className="tally needs" data-testid="review-waiting">
            {waiting}
            <span className="visually-hidden"> {words.waiting(waiting)}</span>
          </span>
        )}
      </NavLink>
      <NavLink to="/admin/people" data-testid="nav-people">
        {words.nav.people}
      </NavLink>
    </nav>
  );
}
