import { useMemo } from 'react';
import { reasonWords } from '../curator/reasonWords';
import { caseSpreadFigure } from '../curator/plots/drawCaseSpread';
import { confusionFigure } from '../curator/plots/drawConfusion';
import { forestFigure, type ForestData } from '../curator/plots/drawForest';
import { pairMatrixFigure } from '../curator/plots/drawPairMatrix';
import { PlotFrame } from '../curator/plots/PlotFrame';
import { fileName } from '../curator/saveFile';
import { texts } from '../texts';
import { whole } from '../texts/numbers';
import { said } from '../texts/said';
import { Panel } from '../ui/Panel';
import { PairPanel } from './PairPanel';
import type { AgreementReport, ReportLine, ReportPlots } from './reportContract';
import { StatisticTable } from './StatisticTable';

const words = texts.report;

/** Pictures first, intervals before tables; every number again in the table, with what it may not be used for. */
export function AgreementPage({ report, plots }: { report: AgreementReport; plots: ReportPlots }) {
  const figures = useMemo(() => figuresOf(report, plots), [report, plots]);
  const file = (part: string) => fileName(report.of, part);
  const missing = Object.entries(report.missingByReader).filter(([, count]) => count > 0);
  return (
    <>
      <header className="report-head">
        <h1>{words.title(report.of)}</h1>
        <p className="quiet">{words.counts(whole(report.cases), whole(report.readers), whole(report.readings))}</p>
        {missing.length > 0 && <p className="quiet small">{words.missing(missing.map(([reader, count]) => `${reader} ${whole(count)}`).join(', '))}</p>}
        {report.components > 1 && <p className="report-warning">{words.parts(report.components)}</p>}
      </header>
      {figures.coefficients && (
        <Panel name={words.coefficients}>
          <PlotFrame title={words.coefficients} figure={figures.coefficients} file={file('coefficients')} testId="plot-coefficients" />
        </Panel>
      )}
      {figures.measures && (
        <Panel name={words.measures(report.unit)}>
          <PlotFrame title={words.measures(report.unit)} figure={figures.measures} file={file('in-unit')} testId="plot-measures" />
        </Panel>
      )}
      <PairPanel title={words.rest} pairs={plots.againstRest} unit={report.unit} note={words.restNote} file={report.of} testId="plot-rest" />
      <PairPanel title={words.pairs} pairs={plots.blandAltman} unit={report.unit} note={words.pairsNote(plots.blandAltman.length, plots.pairsInAll)} file={report.of} testId="plot-pairs" />
      {figures.matrices.map(({ what, figure }) => (
        <Panel key={what} name={words.matrix(what)}>
          <PlotFrame title={words.matrix(what)} figure={figure} file={file(what)} note={words.matrixNote} testId="plot-matrix" />
        </Panel>
      ))}
      {figures.answers.map(({ question, figure }) => (
        <Panel key={question} name={words.answers(said(question))}>
          <PlotFrame title={words.answers(said(question))} figure={figure} file={file(question)} note={words.answersNote} testId="plot-answers" />
        </Panel>
      ))}
      {figures.spread && (
        <Panel name={words.spread}>
          <PlotFrame title={words.spread} figure={figures.spread} file={file('spread')} note={words.spreadNote} testId="plot-spread" />
        </Panel>
      )}
      <Panel name={words.statistics}>
        <StatisticTable lines={report.statistics} />
      </Panel>
      <Panel name={words.remarks}>
        <ul className="report-notes">
          {report.remarks.map((remark) => (
            <li key={remark}>{said(remark)}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function figuresOf({ unit, statistics }: AgreementReport, plots: ReportPlots) {
  const forest = (lines: ReportLine[], data: Omit<ForestData, 'lines'>) => (lines.length === 0 ? null : forestFigure({ ...data, lines: lines.map((line) => lineOf(line, lines.filter((each) => each.name === line.name).length > 1)) }));
  return {
    coefficients: forest(statistics.filter((line) => !line.inUnit), { unit: '', axis: words.coefficient, scale: scaleOf(statistics), isClosed: true, zero: 0 }),
    measures: forest(statistics.filter((line) => line.inUnit), { unit, axis: words.measures(unit), scale: [0, 0], zero: 0 }),
    matrices: plots.matrices.map((matrix) => ({ what: words.matrices[matrix.what] ?? matrix.what, figure: pairMatrixFigure({ ...matrix, what: words.matrices[matrix.what] ?? matrix.what, pairs: matrix.pairs.map((pair) => ({ ...pair, why: pair.why && words.undefined(reasonWords(pair.why)) })) }) })),
    answers: plots.answers.map(({ question, answers, counts }) => ({ question, figure: confusionFigure({ answers: answers.map(said), counts, rowName: words.oneReader, columnName: words.another }) })),
    spread: plots.spread.length === 0 ? null : caseSpreadFigure({ unit, what: unit === 'mm' ? words.longAxis : words.reading, cases: plots.spread }),
  };
}

/** 0 to 1, and as much below as the values need; an interval may run beyond −1 and gets an arrow there. */
const scaleOf = (lines: readonly ReportLine[]): [number, number] => [Math.max(-1, Math.floor(4 * Math.min(0, ...lines.filter((line) => !line.inUnit).map((line) => line.lower ?? line.value ?? 0))) / 4), 1];

/** One statistic in several variants is told apart by how the variant begins: its weights. */
const lineOf = (line: ReportLine, isOneOfSeveral: boolean) => ({
  name: isOneOfSeveral ? `${said(line.name)}, ${said(line.variant.split(',')[0] ?? '')}` : said(line.name), n: words.shortN(line.lesions, line.cases, line.readers), value: line.value, low: line.lower, high: line.upper, why: line.undefined && reasonWords(line.undefined),
});
