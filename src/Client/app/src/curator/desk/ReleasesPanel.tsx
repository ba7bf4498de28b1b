import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { post } from '../../api/client';
import type { Release } from '../../api/contract';
import { ApiProblem } from '../../api/problem';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Skeleton } from '../../ui/Skeleton';
import { CopyButton } from '../CopyButton';
import { bytes, moment } from '../format';
import { releasesKey, useReleases } from '../questions';

const words = texts.curator.releases;

interface Props {
  campaignId: string;
  /** Some case has two submissions: there is something to compare and to hand out. */
  comparable: boolean;
}

export function ReleasesPanel({ campaignId, comparable }: Props) {
  const client = useQueryClient();
  const releases = useReleases(campaignId);
  const make = useMutation({
    mutationFn: () => post<Release>(`/api/campaigns/${encodeURIComponent(campaignId)}/releases`),
    onSuccess: (release) => client.setQueryData<Release[]>(releasesKey(campaignId), (known = []) => [release, ...known.filter((each) => each.id !== release.id)]),
  });
  const newestFirst = [...(releases.data ?? [])].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const [newest, ...earlier] = newestFirst;
  return (
    <div>
      <Panel name={words.title} testId="releases">
        <div className="make">
          <Button kind="primary" onPress={() => make.mutate()} isDisabled={make.isPending} data-testid="make-dataset">
            {make.isPending ? words.making : words.make}
          </Button>
          {make.isPending ? <Making since={make.submittedAt} /> : <p className="quiet small">{words.lead}</p>}
        </div>
        {make.error && (
          <Notice title={words.failed} tone="amber">
            {make.error instanceof ApiProblem && make.error.unreachable ? texts.shell.offlineText : make.error.message}
          </Notice>
        )}
        {releases.isPending && <Skeleton height={48} />}
        {releases.error && !releases.data && <Trouble error={releases.error} retry={() => void releases.refetch()} />}
        {releases.data && !newest && <p className="quiet small">{comparable ? words.empty : words.emptyNoPair}</p>}
        {newest && <ReleaseRow release={newest} newest />}
        {newest && <p className="quiet small">{words.caution}</p>}
        {earlier.length > 0 && (
          <details className="earlier">
            <summary>{words.earlier(earlier.length)}</summary>
            {earlier.map((release) => (
              <ReleaseRow key={release.id} release={release} />
            ))}
          </details>
        )}
      </Panel>
    </div>
  );
}

/** The server says nothing on the way, so the page says only what it knows: that it works, and since when. */
function Making({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(clock);
  }, []);
  return (
    <span className="making" role="progressbar" aria-label={words.making}>
      <span className="track">
        <span />
      </span>
      <span className="quiet small">{words.seconds(Math.max(0, Math.round((now - since) / 1000)))}</span>
    </span>
  );
}

function ReleaseRow({ release, newest }: { release: Release; newest?: boolean }) {
  return (
    <div className="release" data-testid={newest ? 'newest-dataset' : `dataset-${release.id}`}>
      <div className="about">
        <strong>{release.name}</strong>
        <span className="quiet small">
          {moment(release.createdAt)} · {words.holds(release.cases, release.annotations, release.lesions)}
        </span>
        <span className="hash">
          <code title={release.sha256}>sha256 {release.sha256}</code>
          <CopyButton text={release.sha256} label={words.copyHash} done={words.copied} />
        </span>
      </div>
      <a className="button" href={`/api/releases/${encodeURIComponent(release.id)}/download`} download data-testid={newest ? 'download-dataset' : `download-${release.id}`}>
        {words.download} <span className="quiet">{bytes(release.bytes)}</span>
      </a>
    </div>
  );
}
