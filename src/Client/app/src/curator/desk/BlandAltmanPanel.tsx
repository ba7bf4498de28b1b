import { lazy, Suspense, useState } from 'react';
import type { BlandAltman } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Skeleton } from '../../ui/Skeleton';
import { millimetres } from '../format';
import { csv, fileName, saveText } from '../saveFile';

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
      <Panel name={words.title} testId="bland-altman" aside={byWidth.length > 1 ? <PairChoice plots={byWidth} value={plot ? pairName(plot) : ''} onChange={setChosen} /> : undefined}>
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
  const file = fileName(campaignName, 'bland-altman', plot.firstReader, plot.secondReader);
  const saveSvg = async () => {
    const { drawBlandAltman, paper, serialized } = await import('./drawBlandAltman');
    saveText(`${file}.svg`, 'image/svg+xml', serialized(drawBlandAltman(plot, 720, 420, paper)));
  };
  return (
    <>
      <Suspense fallback={<Skeleton height={260} />}>
        <BlandAltmanPlot plot={plot} />
      </Suspense>
      <p className="small">{words.summary(millimetres(plot.bias), millimetres(plot.low), millimetres(plot.high), plot.n)}</p>
      <footer className="panel-foot">
        <span className="quiet small">{words.caution}</span>
        <span className="actions">
          <Button size="small" kind="plain" onPress={() => void saveSvg()} data-testid="save-bland-altman-svg">
            {words.saveSvg}
          </Button>
          <Button size="small" kind="plain" onPress={() => saveText(`${file}.csv`, 'text/csv', tableOf(plot))} data-testid="save-bland-altman-csv">
            {words.saveCsv}
          </Button>
        </span>
      </footer>
    </>
  );
}

const tableOf = (plot: BlandAltman) =>
  csv(
    ['case', 'lesion', 'first_reader', 'second_reader', 'mean_mm', 'difference_mm'],
    plot.points.map((point) => [point.case, point.lesion, plot.firstReader, plot.secondReader, point.mean, point.difference]),
  );
