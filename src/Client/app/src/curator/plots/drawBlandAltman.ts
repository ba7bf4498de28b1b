import * as Plot from '@observablehq/plot';
import { texts } from '../../texts';
import type { PlotColours } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { tick, valueWords, type PlotUnit } from './plotNumbers';
import { named, plotted, pointsClass, tipOf } from './plotted';
import { across, inside, upwards, whole, type View } from './plotView';

/** Two readers, or one against the mean of all the others (`secondReader` null), on the lesions that both measured. */
export interface BlandAltmanPair {
  firstReader: string;
  secondReader: string | null;
  /** Of first − second, in the unit of the data; the limits are the 95 % ones. */
  bias: number;
  low: number;
  high: number;
  n: number;
  points: readonly { case: string; lesion: string; mean: number; difference: number }[];
}

export interface BlandAltmanData {
  unit: PlotUnit;
  pairs: readonly BlandAltmanPair[];
}

const words = texts.plots;
const margins = { top: 26, right: 62, bottom: 40, left: 52 };
const symbols = ['circle', 'triangle', 'square', 'diamond', 'star', 'wye', 'cross', 'times'] as const;
const dashes = ['5 4', '2 3', '9 4', '9 3 2 3'];
/** More pairs than this and words beside their limits would run into each other. */
const labelled = 2;

export const pairName = (pair: Pick<BlandAltmanPair, 'firstReader' | 'secondReader'>) => words.pairOf(pair.firstReader, pair.secondReader ?? words.meanOfOthers);

/** Differences over means with bias (solid) and 95 % limits (dashed); the scale is symmetrical about 0 so that a bias shows as one. */
export function drawBlandAltman({ unit, pairs }: BlandAltmanData, width: number, height: number, colours: PlotColours, view: View = whole): SVGSVGElement {
  const several = pairs.length > 1;
  const colourOf = (at: number) => (several ? colours.series[at % colours.series.length]! : colours.point);
  const lineOf = (at: number) => (several ? colourOf(at) : colours.text);
  const points = pointsOf({ unit, pairs });
  const reach = 1.1 * Math.max(1, ...pairs.flatMap((pair) => [pair.low, pair.high]).map(Math.abs), ...points.map((point) => Math.abs(point.difference)));
  const x = across(padded(points.map((point) => point.mean)), view.x);
  const y = upwards([-reach, reach], view.y);
  const shown = points.filter((point) => inside(point.mean, x) && inside(point.difference, y));
  const lines = pairs.flatMap((pair, at) => [{ at: pair.bias, pair: at }, { at: pair.low, pair: at, dash: true }, { at: pair.high, pair: at, dash: true }]).filter((line) => inside(line.at, y));
  const svg = plotted(width, height, margins, colours, {
    x: { domain: x, label: words.meanOfTwo(unit), labelAnchor: 'center', labelArrow: 'none', ticks: Math.max(3, Math.round(width / 110)), tickFormat: tick },
    y: { domain: y, label: several || !pairs[0] ? words.difference(unit) : [pairName(pairs[0]), unit].filter(Boolean).join(', '), labelArrow: 'none', ticks: 5, tickFormat: tick },
    marks: [
      Plot.ruleY([0].filter((zero) => inside(zero, y)), { stroke: colours.line }),
      ...lines.map((line) => Plot.ruleY([line.at], { stroke: lineOf(line.pair), strokeOpacity: 0.85, ...('dash' in line ? { strokeDasharray: dashes[line.pair % dashes.length]! } : {}) })),
      ...(pairs.length <= labelled
        ? [Plot.text(lines, { y: 'at', text: (line: { at: number }) => valueWords(line.at, unit), frameAnchor: 'right', textAnchor: 'start', dx: 6, fill: (line: { pair: number }) => lineOf(line.pair) })]
        : []),
      Plot.dot(shown, {
        className: pointsClass,
        x: 'mean',
        y: 'difference',
        r: 4.5,
        sort: null,
        symbol: (point: Point) => symbols[point.pair % symbols.length]!,
        fill: (point: Point) => colourOf(point.pair),
        fillOpacity: 0.85,
        stroke: colours.ground,
        strokeWidth: 1,
      }),
      tipOf(shown, { x: 'mean', y: 'difference' }, colours),
    ],
    color: { type: 'identity' },
    symbol: { type: 'identity' },
  });
  return named(svg, shown.map((point) => point.index));
}

interface Point {
  index: number;
  pair: number;
  mean: number;
  difference: number;
  words: string;
}

const pointsOf = ({ unit, pairs }: BlandAltmanData): Point[] =>
  pairs
    .flatMap((pair, at) => pair.points.map(({ mean, difference, ...of }) => ({ pair: at, mean, difference, words: words.blandAltmanPoint(`${of.case}, ${of.lesion}`, pairName(pair), valueWords(mean, unit === '%' ? 'mm' : unit), valueWords(difference, unit)) })))
    .map((point, index) => ({ ...point, index }));

/** A scale that its values do not touch the ends of. */
function padded(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.05 * (high - low) || Math.max(1, Math.abs(low) * 0.1);
  return [low - room, high + room];
}

const suffix = (unit: PlotUnit) => ({ '': '', mm: '_mm', '%': '_percent' })[unit];

export const blandAltmanFigure = (data: BlandAltmanData): PlotFigure => ({
  zooms: 'xy',
  height: (width) => Math.round(Math.min(420, Math.max(260, width * 0.5))),
  draw: (width, height, colours, view) => drawBlandAltman(data, width, height, colours, view),
  points: pointsOf(data).map((point) => point.words),
  table: {
    head: ['case', 'lesion', 'first_reader', 'second_reader', `mean${suffix(data.unit === '%' ? 'mm' : data.unit)}`, `difference${suffix(data.unit)}`],
    rows: data.pairs.flatMap((pair) => pair.points.map((point) => [point.case, point.lesion, pair.firstReader, pair.secondReader ?? 'mean of the others', point.mean, point.difference])),
  },
});
