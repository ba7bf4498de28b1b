import { useMemo, useState } from 'react';
import type { AgreementDetail, LesionSizes } from '../../api/agreement';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { millimetres } from '../format';
import { blandAltmanFigure } from '../plots/drawBlandAltman';
import { PlotFrame } from '../plots/PlotFrame';
import { fileName } from '../saveFile';
import { Choice } from './Choice';
import { compared } from './compared';

const words = texts.agreement.pair;
const others = '';

/** Bland–Altman of one reader against the mean of the others, or of two. Whoever should be looked at comes first. */
export function PairPanel({ agreement, readings, campaignName }: { agreement: AgreementDetail; readings: LesionSizes; campaignName: string }) {
  const measured = agreement.readers.map((each) => each.reader).filter((reader) => compared(readings, reader, null) !== null);
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState(others);
  const reader = first !== null && measured.includes(first) ? first : measured[0];
  const against = second === reader ? others : second;
  const pair = useMemo(() => (reader === undefined ? null : compared(readings, reader, against === others ? null : against)), [readings, reader, against]);
  const figure = useMemo(() => pair && blandAltmanFigure({ unit: 'mm', pairs: [pair] }), [pair]);
  return (
    <Panel name={words.title} testId="pair">
      {reader === undefined ? (
        <p className="quiet">{texts.curator.blandAltman.emptyTitle}.</p>
      ) : (
        <>
          <div className="agreement-choices">
            <Choice label={words.first} options={measured.map((each) => ({ value: each, label: each }))} value={reader} onChange={setFirst} testId="pair-first" />
            <span aria-hidden>−</span>
            <Choice
              label={words.second}
              options={[{ value: others, label: texts.plots.meanOfOthers }, ...measured.filter((each) => each !== reader).map((each) => ({ value: each, label: each }))]}
              value={against}
              onChange={setSecond}
              testId="pair-second"
            />
          </div>
          {pair && figure ? (
            <>
              <p className="small">{texts.curator.blandAltman.summary(millimetres(pair.bias), millimetres(pair.low), millimetres(pair.high), pair.n)}</p>
              <PlotFrame title={words.title} figure={figure} file={fileName(campaignName, 'bland-altman', pair.firstReader, pair.secondReader ?? 'others')} note={against === others ? words.againstOthers : texts.curator.blandAltman.caution} testId="pair-plot" />
            </>
          ) : (
            <p className="quiet">{words.nothingShared}</p>
          )}
        </>
      )}
    </Panel>
  );
}
