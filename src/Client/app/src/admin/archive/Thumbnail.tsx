import { useState } from 'react';
import type { ArchivedSeries } from '../../api/contract';

/** The series' own thumbnail (PS3.18 10.4.1.3.2), by the browser's image loading: only what comes into sight is asked for. */
export function Thumbnail({ series, size, alt = '' }: { series: ArchivedSeries; size: number; alt?: string }) {
  const [failed, setFailed] = useState(false);
  const dot = <span className="thumbnail none" style={{ width: size, height: size }} aria-hidden />;
  if (failed) return dot;
  return (
    <img
      className="thumbnail"
      src={`/dicomweb/studies/${series.studyUid}/series/${series.seriesUid}/thumbnail`}
      width={size}
      height={size}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(true)}
    />
  );
}
