import { useMemo, useState } from 'react';
import { blandAltmanFigure, pairName, type BlandAltmanPair } from '../curator/plots/drawBlandAltman';
import { PlotFrame } from '../curator/plots/PlotFrame';
import type { PlotUnit } from '../curator/plots/plotNumbers';
import { fileName } from '../curator/saveFile';
import { texts } from '../texts';
import { Panel } from '../ui/Panel';

interface Props {
  title: string;
  /** The widest limits first: that is where to look. */
  pairs: readonly BlandAltmanPair[];
  unit: PlotUnit;
  note: string;
  file: string;
  testId: string;
}

/** One Bland–Altman plot of several, chosen by name. */
export function PairPanel({ title, pairs, unit, note, file, testId }: Props) {
  const [chosen, setChosen] = useState(0);
  const pair = pairs[chosen];
  const figure = useMemo(() => pair && blandAltmanFigure({ unit, pairs: [pair] }), [pair, unit]);
  if (!pair || !figure) return null;
  const choice = (
    <select className="quiet-select" aria-label={`${title}: ${texts.report.choose}`} value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
      {pairs.map((each, at) => (
        <option key={pairName(each)} value={at}>
          {pairName(each)}
        </option>
      ))}
    </select>
  );
  return (
    <Panel name={title} aside={pairs.length > 1 ? choice : pairName(pair)}>
      <PlotFrame title={`${title}: ${pairName(pair)}`} figure={figure} file={fileName(file, pairName(pair))} note={note} testId={testId} />
    </Panel>
  );
}
