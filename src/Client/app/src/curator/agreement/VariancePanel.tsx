import type { VarianceParts } from '../../api/agreement';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { Table } from '../../ui/Table';
import { decimals, share } from '../format';
import { reasonWords } from '../reasonWords';

const words = texts.agreement.variance;
const percent = (value: number | null) => `${decimals(value, 0)} %`;

/** Where differences of size come from, and what more readers or more lesions would buy. */
export function VariancePanel({ variance }: { variance: VarianceParts }) {
  return (
    <Panel name={words.title} aside={words.n(variance.lesions, variance.readersRead, variance.readings)} testId="variance">
      {variance.undefined !== null ? (
        <p className="quiet">{texts.curator.agreement.because(reasonWords(variance.undefined))}</p>
      ) : (
        <>
          <p>{words.sentence(percent(100 * (variance.caseShare ?? 0)), percent(100 * (variance.readerShare ?? 0)), percent(100 * (variance.caseReaderShare ?? 0)))}</p>
          <p className="quiet small">{words.deviations(percent(variance.casePercent), percent(variance.readerPercent), percent(variance.caseReaderPercent))}</p>
          <Table
            caption={words.buys}
            rows={variance.readers}
            rowKey={(row) => String(row.readers)}
            columns={[
              { name: words.readers, number: true, cell: (row) => row.readers },
              { name: words.halfWidth, number: true, cell: (row) => `±${percent(row.halfWidthPercent)}` },
              { name: words.reliability, number: true, cell: (row) => share(row.reliability) },
            ]}
          />
          <p>
            {variance.readersForTenPercent !== null && words.forTen(variance.readersForTenPercent)} {variance.spreadKnownWithin !== null && words.cases(percent(variance.spreadKnownWithin), percent(variance.spreadKnownWithin / Math.SQRT2))}
          </p>
          <p className="quiet small">{words.note}</p>
        </>
      )}
    </Panel>
  );
}
