import { useMemo } from 'react';
import type { BlandAltman } from '../../api/contract';
import { texts } from '../../texts';
import { blandAltmanFigure, pairName } from '../plots/drawBlandAltman';
import { PlotFrame } from '../plots/PlotFrame';
import { fileName } from '../saveFile';

const words = texts.curator.blandAltman;

/** One pair of readers as a figure; it comes with the chart engine, which the page loads when it has something to draw. */
export default function BlandAltmanPlot({ plot, campaignName }: { plot: BlandAltman; campaignName: string }) {
  const figure = useMemo(() => blandAltmanFigure({ unit: 'mm', pairs: [plot] }), [plot]);
  return <PlotFrame title={`${words.title}: ${pairName(plot)}`} figure={figure} file={fileName(campaignName, 'bland-altman', plot.firstReader, plot.secondReader)} note={words.caution} testId="bland-altman" />;
}
