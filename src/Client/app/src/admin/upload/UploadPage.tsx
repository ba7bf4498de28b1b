import { texts } from '../../texts';
import { ChooseFiles } from './ChooseFiles';
import { RunningUpload } from './RunningUpload';
import { useUpload } from './theUpload';
import './upload.css';

const words = texts.admin.upload;

/** /admin/upload: files of this computer, on their way to the archive. */
export function UploadPage() {
  const upload = useUpload();
  return (
    <div className="upload-page" data-testid="upload">
      <header className="page-head">
        <h1>{words.title}</h1>
        <p className="quiet">{words.lead}</p>
      </header>
      {upload.progress ? <RunningUpload upload={upload} progress={upload.progress} /> : <ChooseFiles failure={upload.failure} starting={upload.target !== null && upload.failure === null} />}
    </div>
  );
}
