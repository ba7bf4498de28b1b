import { memo } from 'react';
import type { ArchivedSeries } from '../../api/contract';
import { decimals, moment } from '../../curator/format';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Chip } from '../../ui/Chip';
import { problemsOf, scannerOf } from './catalogue';
import { asRead, contrastWords, thicknessWords } from './seriesWords';
import { Thumbnail } from './Thumbnail';

const words = texts.admin.archive;

/** Fixed, so that the place of any row is known without drawing it; archive.css holds the same. */
export const rowHeight = 48;

interface RowProps {
  row: ArchivedSeries;
  index: number;
  tabbed: boolean;
  chosen: boolean;
  onToggle: (seriesUid: string) => void;
  onOpen: (seriesUid: string) => void;
  onReach: (index: number) => void;
}

/** One series in the catalogue; drawn again only when it changes. */
export const SeriesRow = memo(function SeriesRow({ row, index, tabbed, chosen, onToggle, onOpen, onReach }: RowProps) {
  const problems = problemsOf(row);
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-index={index}
      data-testid={`series-${row.seriesUid}`}
      tabIndex={tabbed ? 0 : -1}
      className={chosen ? 'chosen' : undefined}
      onFocus={() => onReach(index)}
      onClick={() => onOpen(row.seriesUid)}
    >
      <td className="pick" onClick={(event) => event.stopPropagation()}>
        <input type="checkbox" tabIndex={-1} checked={chosen} onChange={() => onToggle(row.seriesUid)} aria-label={words.chooseOne(row.patient, row.description ?? '')} data-testid="choose-series" />
      </td>
      <td className="what">
        <span className="thumb-and-name">
          <Thumbnail series={row} size={36} />
          <span className="two-lines">
            <span className="name-and-chip" title={row.patient}>
              <span className="one-line">{row.patient}</span>
              {row.synthetic && <Chip tone="amber" data-testid="synthetic">{texts.syntheticShort}</Chip>}
            </span>
            <span className="one-line quiet">{row.description || words.noDescription}</span>
          </span>
        </span>
      </td>
      <td>{row.modality}</td>
      <td>{asRead(row.bodyPart)}</td>
      <td className="number">{row.instances}</td>
      <td className="number">{thicknessWords(row)}</td>
      <td className="one-line">{row.kernel || '–'}</td>
      <td className="one-line">{contrastWords(row)}</td>
      <td className="number">{row.kVp === null || row.kVp === undefined ? '–' : decimals(row.kVp, 0)}</td>
      <td>
        <span className="two-lines">
          <span className="one-line">{scannerOf(row) || '–'}</span>
          {row.scanner && <span className="one-line quiet">{row.scanner}</span>}
        </span>
      </td>
      <td>
        <span className="two-lines">
          <span className="one-line">{row.campaigns.length > 0 ? row.campaigns.join(', ') : <span className="quiet">–</span>}</span>
          {row.kind && row.kind !== 'case' && <span className="one-line quiet">{words.kinds[row.kind]}</span>}
        </span>
      </td>
      <td>
        {problems.length === 0 ? (
          <span className="quiet">–</span>
        ) : (
          <span className="needs one-line" title={problems.map((problem) => said(problem.text)).join('\n')}>
            {problems.length === 1 ? said(problems[0]!.text) : words.problemCount(problems.length)}
          </span>
        )}
      </td>
      <td>{row.delivery ? <span className={row.delivery === 'ready' ? '' : 'quiet'}>{words.deliveries[row.delivery]}</span> : '–'}</td>
      <td className="one-line">{moment(row.importedAt)}</td>
    </tr>
  );
});
