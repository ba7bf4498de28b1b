import { useMemo, useState } from 'react';
import type { AgreementDetail, NamedStatistic } from '../../api/agreement';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { FinePrint } from '../desk/FinePrint';
import { forestFigure } from '../plots/drawForest';
import { PlotFrame } from '../plots/PlotFrame';
import { valueWords } from '../plots/plotNumbers';
import { fileName } from '../saveFile';
import { Choice } from './Choice';
import { allLines, lineOf, questionLines, sliceLines, sliceStatistics, unitOf, type Told } from './forestLines';

const words = texts.agreement;
const kinds: readonly Told[] = ['all', 'questions', 'anatomy', 'group', 'day'];

/** All intervals on one scale: of the campaign, or one statistic by what it is told by. */
export function IntervalsPanel({ agreement, campaignName }: { agreement: AgreementDetail; campaignName: string }) {
  const [told, setTold] = useState<Told>('all');
  const [chosen, setChosen] = useState('detection');
  const offered = kinds.filter((kind) => kind === 'all' || kind === 'group' || (kind === 'questions' ? agreement.questions.length > 0 : sliceStatistics(agreement, kind).length > 0));
  const isSliced = told !== 'all' && told !== 'questions';
  const statistics = isSliced ? sliceStatistics(agreement, told) : [];
  const data = useMemo(
    () => (told === 'all' ? allLines(agreement) : told === 'questions' ? questionLines(agreement) : sliceLines(agreement, told, chosen)),
    [agreement, told, chosen],
  );
  const figure = useMemo(() => data && forestFigure(data), [data]);
  const shown = printed(agreement, told, chosen);
  return (
    <Panel name={words.intervals} aside={texts.curator.agreement.lead} testId="intervals">
      <div className="agreement-choices">
        <SegmentedChoice label={words.toldBy} hideLabel options={offered.map((kind) => ({ value: kind, label: words.told[kind], testId: `told-${kind}` }))} value={told} onChange={(value) => setTold(value as Told)} />
        {isSliced && statistics.length > 0 && <Choice label={words.statistic} options={statistics.map((each) => ({ value: each.id ?? '', label: said(each.name) }))} value={chosen} onChange={setChosen} />}
      </div>
      {figure ? (
        <PlotFrame title={`${words.intervals}, ${words.told[told]}`} figure={figure} file={fileName(campaignName, 'intervals', told)} testId="intervals-plot" />
      ) : (
        <p className="quiet">{told === 'group' ? words.noGroups : texts.plots.empty}</p>
      )}
      {told === 'all' && <LimitRows agreement={agreement} />}
      <FinePrint rows={shown.map((statistic) => ({ id: statistic.id ?? statistic.name, name: statistic.name, statistic }))} />
    </Panel>
  );
}

/** Millimetres and percentages have no place on a scale up to 1. */
const LimitRows = ({ agreement }: { agreement: AgreementDetail }) => (
  <dl className="limit-rows">
    {agreement.statistics.filter((statistic) => unitOf(statistic) !== '').map((statistic) => (
      <LimitRow key={statistic.id} statistic={statistic} />
    ))}
  </dl>
);

function LimitRow({ statistic }: { statistic: NamedStatistic }) {
  const { n, value, low, high, why } = lineOf(statistic);
  const unit = unitOf(statistic);
  return (
    <div>
      <dt>
        {said(statistic.name)} <span className="quiet small">{n}</span>
      </dt>
      <dd>
        {value === null ? <span className="undefined">{texts.curator.agreement.because(why ?? '')}</span> : <strong>±{valueWords(value, unit)}</strong>}
        {low !== null && high !== null && <span className="quiet">{texts.plots.to(valueWords(low, unit), valueWords(high, unit))}</span>}
      </dd>
    </div>
  );
}

/** Each statistic that is shown, once. */
function printed(agreement: AgreementDetail, told: Told, chosen: string): NamedStatistic[] {
  if (told === 'all') return agreement.statistics;
  if (told === 'questions') return agreement.questions[0]?.coefficients ?? [];
  return sliceStatistics(agreement, told).filter((statistic) => statistic.id === chosen);
}
