import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { AgreementDetail, LesionSizes } from '../../api/agreement';
import { texts } from '../../texts';
import { whole } from '../../texts/numbers';
import { said } from '../../texts/said';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Skeleton } from '../../ui/Skeleton';
import { Table } from '../../ui/Table';
import { decimals, nothing, percent, share } from '../format';
import { caseSpreadFigure } from '../plots/drawCaseSpread';
import { PlotFrame } from '../plots/PlotFrame';
import { fileName } from '../saveFile';
import { spreadOf } from './compared';

const words = texts.agreement.cases;
const atFirst = 20;
const more = 200;

interface Props {
  campaignId: string;
  agreement: AgreementDetail;
  readings: LesionSizes | null;
  campaignName: string;
}

/** How far readings lie apart, lesion by lesion, and the cases from the lowest agreement on, each a door to the case. */
export function CasesPanel({ campaignId, agreement, readings, campaignName }: Props) {
  const [shown, setShown] = useState(atFirst);
  const figure = useMemo(() => readings && caseSpreadFigure(spreadOf(readings, words.longAxis)), [readings]);
  const { cases, passed } = agreement;
  return (
    <Panel name={words.title} aside={words.lead} testId="cases">
      {!figure ? <Skeleton height={300} /> : figure.points.length > 0 && <PlotFrame title={words.spreadTitle} figure={figure} file={fileName(campaignName, 'spread')} note={words.spreadNote} testId="spread-plot" />}
      <Table
        caption={words.title}
        rows={cases.slice(0, shown)}
        rowKey={(row) => row.id}
        columns={[
          { name: words.number, cell: (row) => <Link to={`/campaigns/${campaignId}/cases/${row.id}`}>{said(row.number)}</Link> },
          { name: words.site, cell: (row) => (row.site === null ? <span className="quiet">{texts.agreement.notTold}</span> : said(row.site)) },
          { name: words.readers, number: true, cell: (row) => row.readers },
          { name: words.lesions, number: true, cell: (row) => row.lesions },
          { name: words.found, number: true, cell: (row) => (row.detection === null ? nothing : percent(row.detection)) },
          { name: words.spread, number: true, cell: (row) => (row.spreadPercent === null ? nothing : `±${decimals(row.spreadPercent, 0)} %`) },
          { name: words.dice, number: true, cell: (row) => share(row.dice) },
          { name: words.passed, number: true, cell: (row) => (row.passed === 0 ? nothing : words.passedOf(row.passed, row.cannotJudge)) },
        ]}
      />
      {shown < cases.length && (
        <footer className="panel-foot">
          <Button size="small" kind="plain" onPress={() => setShown(shown + more)} data-testid="cases-more">
            {words.more(Math.min(more, cases.length - shown), whole(cases.length - shown))}
          </Button>
        </footer>
      )}
      {passed && (
        <p className="quiet small" data-testid="passed">
          {passed.passed === 0
            ? words.nonePassed(whole(passed.reads))
            : words.passedRates(percent(passed.passed / passed.reads), percent(passed.cannotJudge / passed.reads), whole(passed.reads))}{' '}
          {passed.passed > 0 && passed.detectionIfNoneFound !== null && passed.detectionIfAllFound !== null && words.bounds(percent(passed.detectionIfNoneFound), percent(passed.detectionIfAllFound))}
        </p>
      )}
    </Panel>
  );
}
