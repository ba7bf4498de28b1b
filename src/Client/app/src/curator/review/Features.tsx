import type { FeatureRow, Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { percent, significant, unitWords } from '../format';
import type { ReaderStyles } from './readerStyles';
import { spreadOf, spreadRange } from './spread';
import { reasonWords } from '../reasonWords';

const words = texts.curator.review;

/** Features of the consensus region, and how far each reader's own region would have moved them. */
export function Features({ lesion, styles, isVolume }: { lesion: Lesion; styles: ReaderStyles; isVolume: boolean }) {
  const range = spreadRange(lesion.features);
  if (lesion.features.length === 0) {
    return (
      <Panel name={words.features}>
        <p className="quiet small">{!isVolume ? words.featuresOfVolumes : lesion.consensus ? words.featuresNotYet : words.noFeatures}</p>
      </Panel>
    );
  }
  return (
    <Panel name={words.features} testId="features">
      <p className="quiet small">{words.featureScale(range * 100)}</p>
      <table className="table feature-table">
        <caption className="visually-hidden">{words.features}</caption>
        <thead>
          <tr>
            <th scope="col">{words.featureName}</th>
            <th scope="col" className="number">{words.consensus}</th>
            <th scope="col">{words.spread}</th>
            <th scope="col" className="number" title={words.variationHint}>
              {words.variation}
            </th>
          </tr>
        </thead>
        <tbody>
          {lesion.features.map((row) => (
            <Row key={row.tag} row={row} range={range} styles={styles} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ row, range, styles }: { row: FeatureRow; range: number; styles: ReaderStyles }) {
  return (
    <>
      <tr data-testid={`feature-${row.tag}`} data-consensus={row.consensus ?? ''} className={row.undefined ? 'has-reason' : undefined}>
        <th scope="row" title={`${row.tag} · IBSI ${row.ibsi}`}>
          {row.name}
        </th>
        <td className="number">
          {row.consensus === null ? <span className="undefined">{words.undefined}</span> : significant(row.consensus)} <small className="quiet">{unitWords(row.unit)}</small>
        </td>
        <td className="spread-cell">
          <SpreadPlot row={row} range={range} styles={styles} />
        </td>
        <td className="number">{percent(row.coefficientOfVariation)}</td>
      </tr>
      {row.undefined && (
        <tr className="reason quiet-reason">
          <td colSpan={4}>{reasonWords(row.undefined)}</td>
        </tr>
      )}
    </>
  );
}

function SpreadPlot({ row, range, styles }: { row: FeatureRow; range: number; styles: ReaderStyles }) {
  const points = spreadOf(row);
  if (!points || points.length === 0) return null;
  const at = (relative: number) => `${50 + Math.max(-1, Math.min(1, relative / range)) * 46}%`;
  const said = points.map((point) => `${point.pseudonym} ${percent(point.relative)}`).join(', ');
  return (
    <svg className="spread" role="img" aria-label={words.featurePicture(said)}>
      <line className="base" x1="0" x2="100%" y1="50%" y2="50%" />
      <line className="consensus-tick" x1="50%" x2="50%" y1="1" y2="17" />
      {points.map((point) => (
        <circle key={point.pseudonym} className={Math.abs(point.relative) > range ? 'beyond' : undefined} cx={at(point.relative)} cy="50%" r="3.4" fill={styles.of(point.pseudonym).colour}>
          <title>{`${point.pseudonym}: ${significant(row.byReader[point.pseudonym])} (${percent(point.relative)})`}</title>
        </circle>
      ))}
    </svg>
  );
}
