import { Route, Routes } from 'react-router';
import { NothingHere } from '../shell/NothingHere';
import { AdminLayout } from './AdminLayout';
import { ArchivePage } from './archive/ArchivePage';
import { PeoplePage } from './people/PeoplePage';
import { ReviewPage } from './review/ReviewPage';
import { UploadPage } from './upload/UploadPage';
import '../curator/curator.css';
import './admin.css';

/** /admin: which images are there, how more come in, what waits for a person, and who may sign in. */
export default function AdminRoutes() {
  return (
    <Routes>
      <Route element={<AdminLayout />}>
        <Route index element={<ArchivePage />} />
        <Route path="upload" element={<UploadPage />} />
        <Route path="review/:itemId?" element={<ReviewPage />} />
        <Route path="people" element={<PeoplePage />} />
      </Route>
      <Route path="*" element={<NothingHere />} />
    </Routes>
  );
}
