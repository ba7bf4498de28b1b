import { lazy, Suspense, useState } from 'react';
import type { BlandAltman } from '../../api/contract';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { Skeleton } from '../../ui/Skeleton';
import { millimetres } from '../format';

const words = texts.curator.blandAltman;
const BlandAltmanPlot = lazy(() => import('./BlandAltmanPlot'));

interface Props {
  plots: BlandAltman[];
  campaignName: string;
}

/** Two readers at a time. The pair with the widest limits comes first: that is where to look. */
export function BlandAltmanPanel({ plots, campaignName }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const byWidth = [...plots].sort((a, b) => b.high - b.low - (a.high - a.low));
  const plot = byWidth.find((each) => pairName(each) === chosen) ?? byWidth[0];
  return (
    <div>
      <Panel name={words.title} testId="bland-altman-panel" aside={byWidth.length > 1 ? <PairChoice plots={byWidth} value={plot ? pairName(plot) : ''} onChange={setChosen} /> : undefined}>
        {!plot && <p className="quiet">{words.emptyTitle}.</p>}
        {plot && <Plot plot={plot} campaignName={campaignName} />}
      </Panel>
    </div>
  );
}

const pairName = (plot: BlandAltman) => words.pairOf(plot.firstReader, plot.secondReader);

function PairChoice({ plots, value, onChange }: { plots: BlandAltman[]; value: string; onChange: (value: string) => void }) {
  return (
    <select className="quiet-select" aria-label={words.pair} value={value} onChange={(event) => onChange(event.target.value)}>
      {plots.map((plot) => (
        <option key={pairName(plot)}>{pairName(plot)}</option>
      ))}
    </select>
  );
}

function Plot({ plot, campaignName }: { plot: BlandAltman; campaignName: string }) {
  return (
    <>
      <p className="small">{words.summary(millimetres(plot.bias), millimetres(plot.low), millimetres(plot.high), plot.n)}</p>
      <Suspense fallback={<Skeleton height={260} />}>
        <BlandAltmanPlot plot={plot} campaignName={campaignName} />
      </Suspense>
    </>
  );
}
