import { useMemo, useState } from 'react';
import type { ReaderPair } from '../../api/agreement';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { pairMatrixFigure, type PairMatrixData } from '../plots/drawPairMatrix';
import { PlotFrame } from '../plots/PlotFrame';
import { fileName } from '../saveFile';
import { Choice } from './Choice';

const words = texts.agreement.matrix;

const measures = {
  found: { unit: '', scale: [0, 1], of: (pair) => [pair.lesions === 0 ? null : pair.both / pair.lesions, pair.lesions] },
  dice: { unit: '', scale: [0.4, 1], of: (pair) => [pair.dice, pair.regions] },
  apart: { unit: '%', scale: [40, 0], of: (pair) => [pair.apartPercent, pair.sizes] },
  answers: { unit: '', scale: [0, 1], of: (pair) => [pair.sameAnswer, pair.answers] },
} satisfies Record<string, Pick<PairMatrixData, 'unit' | 'scale'> & { of: (pair: ReaderPair) => [number | null, number] }>;
type Measure = keyof typeof measures;

/** Each two readers: lesions found by both, overlap, size, answers. */
export function PairMatrixPanel({ pairs, campaignName }: { pairs: readonly ReaderPair[]; campaignName: string }) {
  const [chosen, setChosen] = useState<Measure>('found');
  const figure = useMemo(() => {
    const { unit, scale, of } = measures[chosen];
    return pairMatrixFigure({
      readers: [...new Set(pairs.flatMap((pair) => [pair.first, pair.second]))].sort(),
      what: words.measures[chosen],
      unit,
      scale: [scale[0]!, scale[1]!],
      pairs: pairs.map((pair) => ({ a: pair.first, b: pair.second, value: of(pair)[0], n: of(pair)[1] })),
    });
  }, [pairs, chosen]);
  return (
    <Panel
      name={words.title}
      testId="matrix"
      aside={<Choice label={words.measure} options={Object.keys(measures).map((measure) => ({ value: measure, label: words.measures[measure as Measure] }))} value={chosen} onChange={(value) => setChosen(value as Measure)} testId="matrix-measure" />}
    >
      {pairs.length === 0 ? (
        <p className="quiet">{texts.plots.empty}</p>
      ) : (
        <PlotFrame title={`${words.title}, ${words.measures[chosen]}`} figure={figure} file={fileName(campaignName, 'pairs', chosen)} note={words.notes[chosen]} testId="matrix-plot" />
      )}
    </Panel>
  );
}
