import type { AgreementDetail, NamedStatistic } from '../../api/agreement';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import type { ForestData, ForestLine } from '../plots/drawForest';
import type { PlotUnit } from '../plots/plotNumbers';
import { reasonWords } from '../reasonWords';

const words = texts.agreement;

/** What the intervals are told by. */
export type Told = 'all' | 'questions' | 'anatomy' | 'group' | 'day';

export const unitOf = (statistic: Pick<NamedStatistic, 'unit'>): PlotUnit => (statistic.unit === 'mm' || statistic.unit === '%' ? statistic.unit : '');

/** A statistic's line. */
export const lineOf = (statistic: NamedStatistic, name = said(statistic.name)): ForestLine => ({
  name,
  n: words.n(statistic.lesions, statistic.cases, statistic.readers),
  value: statistic.value,
  low: statistic.low,
  high: statistic.high,
  why: statistic.value === null ? reasonWords(statistic.undefined ?? '') : null,
});

/** The whole campaign: what is a share or a coefficient on one scale. */
export const allLines = (agreement: AgreementDetail): ForestData => share(words.shareAxis, [
  ...agreement.statistics.filter((statistic) => unitOf(statistic) === '').map((statistic) => lineOf(statistic)),
  ...agreement.questions.flatMap((question) => question.coefficients.filter((each) => each.id === 'alpha').map((alpha) => lineOf(alpha, words.alphaOf(said(question.question))))),
]);

/** Each question's coefficients side by side, lowest alpha first. */
export const questionLines = (agreement: AgreementDetail): ForestData =>
  share(words.shareAxis, [...agreement.questions].sort((a, b) => alpha(a) - alpha(b)).flatMap((question) => question.coefficients.map((each) => lineOf(each, `${said(question.question)}, ${each.id === 'alpha' ? 'α' : said(each.name)}`))));

const alpha = (question: AgreementDetail['questions'][number]) => question.coefficients.find((each) => each.id === 'alpha')?.value ?? 2;

/** One statistic of every part. Days stand in their order, the others lowest agreement first with what is not told at the end. */
export function sliceLines(agreement: AgreementDetail, kind: 'anatomy' | 'group' | 'day', id: string): ForestData | null {
  const found = agreement.slices
    .filter((slice) => slice.kind === kind)
    .flatMap((slice) => slice.statistics.filter((statistic) => statistic.id === id).map((statistic) => ({ name: slice.name, statistic })));
  const first = found[0];
  if (!first) return null;
  const unit = unitOf(first.statistic);
  const low = ({ statistic: { value } }: (typeof found)[number]) => (value === null ? Infinity : unit === '' ? value : -value);
  const ordered = kind === 'day' ? found : [...found].sort((a, b) => Number(a.name === null) - Number(b.name === null) || low(a) - low(b));
  const lines = ordered.map(({ name, statistic }) => lineOf(statistic, name === null ? words.notTold : kind === 'day' ? words.upTo(name) : said(name)));
  const axis = said(first.statistic.name) + (unit === '' ? '' : `, ± ${unit}`);
  return unit === '' ? share(axis, lines) : { unit, axis, scale: [0, 1], zero: 0, lines };
}

/** The statistics that parts have. */
export const sliceStatistics = (agreement: AgreementDetail, kind: string) => agreement.slices.find((slice) => slice.kind === kind)?.statistics ?? [];

const share = (axis: string, lines: ForestLine[]): ForestData => ({ unit: '', axis, scale: [0, 1], zero: 0, lines });
