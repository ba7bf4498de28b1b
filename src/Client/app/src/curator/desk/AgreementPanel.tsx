import type { UseQueryResult } from '@tanstack/react-query';
import type { CampaignAgreement, Statistic } from '../../api/contract';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Skeleton } from '../../ui/Skeleton';
import { millimetres, moment } from '../format';
import { reasonWords } from '../reasonWords';
import { csv, fileName, saveText } from '../saveFile';
import { Counts, FinePrint } from './FinePrint';
import { ForestPlot, type ForestRow } from './ForestPlot';

const words = texts.curator.agreement;

interface Props {
  agreement: UseQueryResult<CampaignAgreement | null>;
  campaignName: string;
}

export function AgreementPanel({ agreement, campaignName }: Props) {
  const { data } = agreement;
  return (
    <div>
      <Panel name={words.title} aside={words.lead} testId="agreement">
        {agreement.isPending && <Skeleton height={300} />}
        {agreement.error && !data && <Trouble error={agreement.error} retry={() => void agreement.refetch()} />}
        {data === null && <Notice title={words.notYetTitle}>{words.notYetText}</Notice>}
        {data && (
          <>
            <ForestPlot rows={rowsOf(data)} />
            <Limits statistic={data.limitsWithMean} />
            <FinePrint rows={[...rowsOf(data), limitsOf(data)]} />
            <footer className="panel-foot">
              <span className="quiet small">{words.computed(moment(data.computedAt), data.submissions)}</span>
              <Button size="small" kind="plain" onPress={() => saveAgreement(data, campaignName)}>
                {words.saveCsv}
              </Button>
            </footer>
          </>
        )}
      </Panel>
    </div>
  );
}

/** Detection first, then overlap and size given a match, then the answers. */
const rowsOf = (agreement: CampaignAgreement): ForestRow[] => [
  { id: 'detection', name: agreement.detection.name, statistic: agreement.detection },
  { id: 'dice', name: agreement.dice.name, statistic: agreement.dice },
  { id: 'icc', name: agreement.iccLongAxis.name, statistic: agreement.iccLongAxis },
  ...agreement.alphas.map((alpha) => ({ id: `alpha-${alpha.questionId}`, name: words.question(said(alpha.question)), statistic: alpha })),
];

/** Millimetres have no place on a scale from 0 to 1. */
function Limits({ statistic }: { statistic: Statistic }) {
  const interval = statistic.low !== null && statistic.high !== null ? words.to(millimetres(statistic.low), millimetres(statistic.high)) : null;
  return (
    <div className="forest-row limits" data-testid="agreement-limits">
      <div className="name">
        {said(statistic.name)}
        <Counts statistic={statistic} />
      </div>
      <div className="value">
        {statistic.value === null ? <span className="undefined">{words.because(reasonWords(statistic.undefined ?? ''))}</span> : <strong>{words.limits(millimetres(statistic.value))}</strong>}
        {interval && <span className="quiet">{interval}</span>}
      </div>
    </div>
  );
}

const limitsOf = (agreement: CampaignAgreement): ForestRow => ({ id: 'limits', name: agreement.limitsWithMean.name, statistic: agreement.limitsWithMean });

function saveAgreement(agreement: CampaignAgreement, campaignName: string): void {
  const head = ['statistic', 'variant', 'value', 'undefined', 'low', 'high', 'interval', 'interval_undefined', 'lesions', 'cases', 'readers', 'readings', 'not_for'];
  const all = [...rowsOf(agreement), limitsOf(agreement)];
  const rows = all.map(({ name, statistic: s }) => [
    name, s.variant, s.value, s.undefined, s.low, s.high, s.intervalMethod, s.intervalUndefined, s.lesions, s.cases, s.readers, s.readings, s.notFor,
  ]);
  saveText(`${fileName(campaignName, 'agreement', `v${agreement.version}`)}.csv`, 'text/csv', csv(head, rows));
}
