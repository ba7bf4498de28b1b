import type { ReactNode } from 'react';
import type { ArchivedSeries } from '../../api/contract';
import { CopyButton } from '../../curator/CopyButton';
import { decimals, moment, nothing } from '../../curator/format';
import { texts } from '../../texts';
import { said as inOwnWords } from '../../texts/said';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Sheet } from '../../ui/Sheet';
import { problemsOf } from './catalogue';
import { asRead, contrastWords, pixelWords, plain } from './seriesWords';
import { Thumbnail } from './Thumbnail';

const words = texts.admin.archive;

interface Props {
  series: ArchivedSeries | null;
  onClose: () => void;
  before?: (() => void) | undefined;
  after?: (() => void) | undefined;
}

/** All that is known of one series. */
export function SeriesSheet({ series, onClose, before, after }: Props) {
  return (
    <Sheet title={series ? (series.description ?? words.noDescription) : ''} isOpen={series !== null} onClose={onClose} wide>
      {series && (
        <div className="series-sheet" data-testid="series-sheet">
          <div className="top">
            <Thumbnail key={series.seriesUid} series={series} size={160} alt={words.thumbnail(series.patient)} />
            <div className="words">
              <p>
                {series.patient} {series.synthetic && <Chip tone="amber">{texts.synthetic}</Chip>}
              </p>
              <Problems series={series} />
              <p>
                <span className="section-name">{words.usedIn}</span>
                <br />
                {series.campaigns.length > 0 ? series.campaigns.join(', ') : <span className="quiet">{words.usedNowhere}</span>}
              </p>
            </div>
          </div>
          <Facts series={series} />
          <div className="actions">
            <Button isDisabled={!before} onPress={() => before?.()}>
              {words.previous}
            </Button>
            <Button isDisabled={!after} onPress={() => after?.()}>
              {words.next}
            </Button>
            <span className="grow" />
            <Button onPress={onClose}>{words.close}</Button>
          </div>
        </div>
      )}
    </Sheet>
  );
}

function Problems({ series }: { series: ArchivedSeries }) {
  const problems = problemsOf(series);
  const reason = series.reason && !problems.some((problem) => problem.text === series.reason) ? series.reason : null;
  if (problems.length === 0 && !reason) return <p className="quiet">{words.fine}</p>;
  return (
    <div className="problems">
      <span className="section-name">{words.lookWrong}</span>
      <ul>
        {reason && <li>{inOwnWords(reason)}</li>}
        {problems.map((problem) => (
          <li key={problem.code + problem.text}>{inOwnWords(problem.text)}</li>
        ))}
      </ul>
    </div>
  );
}

function Facts({ series }: { series: ArchivedSeries }) {
  const mm = (text: string) => (text === nothing ? words.notSaid : words.millimetres(text));
  const said = (value: string | number | null | undefined) => (value === null || value === undefined || value === '' || value === nothing ? words.notSaid : String(value));
  const facts: [string, ReactNode][] = [
    [words.facts.modality, series.modality],
    [words.facts.bodyPart, said(asRead(series.bodyPart))],
    [words.facts.images, series.instances],
    [words.facts.thickness, mm(plain(series.sliceThickness))],
    [words.facts.spacing, mm(plain(series.sliceSpacing))],
    [words.facts.pixels, mm(pixelWords(series))],
    [words.facts.gaps, series.gaps === 0 ? words.noGaps : said(series.gaps)],
    [words.facts.orientation, said(series.orientation)],
    [words.facts.kernel, said(series.kernel)],
    [words.facts.phase, said(series.phase)],
    [words.facts.contrast, said(contrastWords(series))],
    [words.facts.kVp, series.kVp === null || series.kVp === undefined ? words.notSaid : words.kilovolts(decimals(series.kVp, 0))],
    [words.facts.manufacturer, said(series.manufacturer)],
    [words.facts.model, said(series.model)],
    [words.facts.scanner, <span title={words.scannerHint}>{said(series.scanner)}</span>],
    [words.facts.imported, moment(series.importedAt)],
    [words.facts.kind, series.kind ? <span title={words.kindWords[series.kind]}>{words.kinds[series.kind]}</span> : words.notSaid],
    [words.facts.delivery, series.delivery ? <span title={words.deliveryWords[series.delivery]}>{words.deliveries[series.delivery]}</span> : words.notSaid],
    [words.facts.identity, series.state ? texts.admin.key[series.state] : words.notSaid],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={value === words.notSaid ? 'quiet' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="facts uids">
        <Uid name={words.facts.seriesUid} uid={series.seriesUid} />
        <Uid name={words.facts.studyUid} uid={series.studyUid} />
      </dl>
    </>
  );
}

const Uid = ({ name, uid }: { name: string; uid: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <code>{uid}</code>
      <CopyButton text={uid} label={words.copy} done={texts.admin.copied} />
    </dd>
  </div>
);
