import * as Plot from '@observablehq/plot';
import { texts } from '../../texts';
import type { PlotColours } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { tick, valueWords, type PlotUnit } from './plotNumbers';
import { named, plotted, pointsClass, tipOf } from './plotted';
import { across, inside, whole, type Span, type View } from './plotView';

/** One interval. `value` null: it is undefined, and `why` says so in words. */
export interface ForestLine {
  name: string;
  /** What it rests on, in words: "n = 32 lesions". */
  n: string;
  value: number | null;
  low: number | null;
  high: number | null;
  why?: string | null;
}

export interface ForestData {
  unit: PlotUnit;
  /** What the axis measures, in words. */
  axis: string;
  /** The scale that is always shown in full; it opens for what runs beyond, unless it is closed. */
  scale: Span;
  isClosed?: boolean;
  /** Where a line stands for orientation, e.g. 0. */
  zero?: number;
  lines: readonly ForestLine[];
}

interface Line extends ForestLine {
  index: number;
  row: string;
  words: string;
}

const words = texts.plots;
const rowHeight = 40;

/** Intervals on one scale, each with what it rests on. One that is undefined keeps its row and says why there. */
export function drawForest(data: ForestData, width: number, height: number, colours: PlotColours, view: View = whole): SVGSVGElement {
  const lines = linesOf(data);
  const narrow = width < 480;
  const margins = { top: 6, right: narrow ? 54 : 128, bottom: 40, left: Math.min(Math.round(width * 0.42), 20 + 6.8 * Math.max(...lines.map((line) => Math.max(line.name.length, line.n.length * 0.9)))) };
  const x = across(scaleOf(data), view.x);
  const held = (value: number) => Math.min(x[1], Math.max(x[0], value));
  const defined = lines.filter((line) => line.value !== null);
  const reaching = defined.filter((line) => line.low !== null && line.high !== null && line.high >= x[0] && line.low <= x[1]);
  const shown = defined.filter((line) => inside(line.value!, x));
  const name = { frameAnchor: 'left', textAnchor: 'end', dx: -14 } as const;
  const svg = plotted(width, height, margins, colours, {
    x: { domain: x, label: data.axis, labelAnchor: 'center', labelArrow: 'none', ticks: Math.max(3, Math.round((width - margins.left - margins.right) / 80)), tickFormat: tick },
    y: { domain: lines.map((line) => line.row), type: 'band', axis: null },
    marks: [
      Plot.gridX({ stroke: colours.grid, strokeOpacity: 1 }),
      Plot.ruleX([data.zero ?? NaN].filter((zero) => inside(zero, x)), { stroke: colours.line }),
      Plot.text(lines, { ...name, y: 'row', text: 'name', dy: -7, fill: colours.text, fontSize: 13 }),
      Plot.text(lines, { ...name, y: 'row', text: 'n', dy: 8, fill: colours.quiet, fontSize: 11.5 }),
      Plot.ruleY(reaching, { y: 'row', x1: (line: Line) => held(line.low!), x2: (line: Line) => held(line.high!), stroke: colours.point, strokeWidth: 2.5, strokeLinecap: 'round' }),
      Plot.text(reaching.filter((line) => line.low! < x[0]), { y: 'row', text: () => '‹', frameAnchor: 'left', dx: -5, fill: colours.point, fontSize: 15 }),
      Plot.text(reaching.filter((line) => line.high! > x[1]), { y: 'row', text: () => '›', frameAnchor: 'right', dx: 5, fill: colours.point, fontSize: 15 }),
      Plot.text(lines.filter((line) => line.value === null), { y: 'row', text: (line: Line) => words.undefinedBecause(line.why ?? ''), frameAnchor: 'left', textAnchor: 'start', dx: 8, fill: colours.quiet }),
      Plot.text(defined, { y: 'row', text: (line: Line) => shortWords(line, data.unit, narrow), frameAnchor: 'right', textAnchor: 'start', dx: 14, fill: colours.text }),
      Plot.dot(shown, { className: pointsClass, y: 'row', x: 'value', r: 5, sort: null, fill: (line: Line) => (line.low === null ? colours.ground : colours.text), stroke: colours.text, strokeWidth: 1.5 }),
      tipOf(shown, { x: 'value', y: 'row' }, colours),
    ],
    color: { type: 'identity' },
  });
  return named(svg, shown.map((line) => line.index));
}

function shortWords(line: ForestLine, unit: PlotUnit, narrow: boolean): string {
  const value = valueWords(line.value, unit);
  if (narrow || line.low === null || line.high === null) return value;
  return `${value}  (${words.to(bare(line.low, unit), bare(line.high, unit))})`;
}
const bare = (value: number, unit: PlotUnit) => valueWords(value, unit).replace(/ (mm|%)$/, '');

function scaleOf({ scale: [low, high], isClosed, lines }: ForestData): [number, number] {
  if (isClosed) return [low, high];
  const ends = lines.flatMap((line) => [line.value, line.low, line.high]).filter((end) => end !== null);
  const [least, most] = [Math.min(low, ...ends), Math.max(high, ...ends)];
  return [least, most > least ? most : least + 1];
}

const linesOf = ({ unit, lines }: ForestData): Line[] =>
  lines.map((line, index) => ({
    ...line,
    index,
    row: `${index}`,
    words: words.forestPoint(line.name, line.value === null ? words.undefinedBecause(line.why ?? '') : valueWords(line.value, unit), line.low === null || line.high === null ? null : words.to(valueWords(line.low, unit), valueWords(line.high, unit)), line.n),
  }));

export const forestFigure = (data: ForestData): PlotFigure => ({
  zooms: 'x',
  height: () => data.lines.length * rowHeight + 46,
  draw: (width, height, colours, view) => drawForest(data, width, height, colours, view),
  points: linesOf(data).map((line) => line.words),
  table: { head: ['name', 'n', 'value', 'low', 'high', 'unit', 'undefined'], rows: data.lines.map((line) => [line.name, line.n, line.value, line.low, line.high, data.unit, line.why ?? null]) },
});
