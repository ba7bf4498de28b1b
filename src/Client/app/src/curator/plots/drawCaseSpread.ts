import * as Plot from '@observablehq/plot';
import { texts } from '../../texts';
import { whole as wholeNumber } from '../../texts/numbers';
import type { PlotColours } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { tick, valueWords, type PlotUnit } from './plotNumbers';
import { named, plotted, pointsClass } from './plotted';
import { inside, part, upwards, whole, type View } from './plotView';

/** Every reader's value of every case (or lesion): what one sees is how far the readers of a case lie apart. */
export interface CaseSpreadData {
  unit: PlotUnit;
  /** What is measured, in words. */
  what: string;
  cases: readonly { case: string; readings: readonly { reader: string; value: number }[] }[];
}

interface Strip {
  index: number;
  name: string;
  median: number;
  /** Largest − smallest reading. */
  spread: number;
  low: number;
  high: number;
  readings: readonly { reader: string; from: number }[];
  words: string;
}

const words = texts.plots;
const margins = { top: 26, right: 12, bottom: 44, left: 56 };
/** From this width of a strip on, its readings are drawn one by one; below, its reach alone. */
const roomy = 5;
const namedFrom = 16;

/** A strip for each case, widest spread first: readings as differences from the case's median, so that small and large lesions share one scale. */
export function drawCaseSpread(data: CaseSpreadData, width: number, height: number, colours: PlotColours, view: View = whole): SVGSVGElement {
  const all = stripsOf(data);
  const strips = part(all, view.x);
  // The scale is that of the strips in view: the widest case would hide what the others do.
  const reach = 1.08 * Math.max(0.1, ...strips.flatMap((strip) => [strip.high, -strip.low]));
  const y = upwards([-reach, reach], view.y);
  const room = (width - margins.left - margins.right) / Math.max(1, strips.length);
  const held = (value: number) => Math.min(y[1], Math.max(y[0], value));
  const reaching = strips.filter((strip) => strip.low <= y[1] && strip.high >= y[0]);
  const readings = room >= roomy ? strips.flatMap((strip) => strip.readings.filter((each) => inside(each.from, y)).map((each) => ({ ...each, name: strip.name }))) : [];
  const svg = plotted(width, height, margins, colours, {
    x: { domain: strips.map((strip) => strip.name), type: 'band', padding: 0.2, round: false, label: words.casesBySpread(wholeNumber(all.length)), labelAnchor: 'center', labelArrow: 'none', labelOffset: 34, tickSize: 0, ticks: ticksOf(strips, room) },
    y: { domain: y, label: words.fromMedian(data.what, data.unit), labelArrow: 'none', ticks: 5, tickFormat: tick },
    marks: [
      Plot.ruleY([0].filter((zero) => inside(zero, y)), { stroke: colours.line }),
      Plot.ruleX(reaching, { className: pointsClass, x: 'name', y1: (strip: Strip) => held(strip.low), y2: (strip: Strip) => held(strip.high), stroke: colours.point, strokeOpacity: room >= roomy ? 0.45 : 0.8, strokeWidth: Math.max(0.6, Math.min(3, room * 0.7)), strokeLinecap: 'round' }),
      Plot.dot(readings, { x: 'name', y: 'from', r: Math.min(4, Math.max(1.6, room * 0.22)), fill: colours.point, stroke: colours.ground, strokeWidth: 0.8 }),
      Plot.tip(reaching, Plot.pointerX({ x: 'name', y: (strip: Strip) => held(strip.high), title: 'words', fill: colours.ground, stroke: colours.line, textPadding: 8 })),
    ],
  });
  return named(svg, reaching.map((strip) => strip.index));
}

/** Names where there is room for one; else none, because a rank of two thousand says nothing. */
function ticksOf(strips: readonly Strip[], room: number): string[] {
  const longest = Math.max(1, ...strips.map((strip) => strip.name.length));
  const every = Math.max(1, Math.ceil((longest * 6.6 + namedFrom) / room));
  return strips.filter((_, at) => at % every === 0).map((strip) => strip.name);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function stripsOf({ unit, cases }: CaseSpreadData): Strip[] {
  return cases
    .filter((each) => each.readings.length > 1)
    .map((each) => {
      const middle = median(each.readings.map((reading) => reading.value));
      const readings = each.readings.map((reading) => ({ reader: reading.reader, from: reading.value - middle }));
      const [low, high] = [Math.min(...readings.map((reading) => reading.from)), Math.max(...readings.map((reading) => reading.from))];
      const first = each.readings.slice(0, 6).map((reading) => `${reading.reader} ${valueWords(reading.value, unit)}`).join('\n');
      return { name: each.case, median: middle, spread: high - low, low, high, readings, words: words.spreadPoint(each.case, valueWords(middle, unit), valueWords(high - low, unit), each.readings.length, first) };
    })
    .sort((a, b) => b.spread - a.spread)
    .map((strip, index) => ({ ...strip, index }));
}

export const caseSpreadFigure = (data: CaseSpreadData): PlotFigure => ({
  zooms: 'x',
  height: (width) => Math.round(Math.min(380, Math.max(260, width * 0.42))),
  draw: (width, height, colours, view) => drawCaseSpread(data, width, height, colours, view),
  points: stripsOf(data).map((strip) => strip.words),
  table: {
    head: ['case', 'reader', data.unit === '' ? 'value' : data.unit === 'mm' ? 'value_mm' : 'value_percent', 'difference_from_median'],
    rows: stripsOf(data).flatMap((strip) => strip.readings.map((reading) => [strip.name, reading.reader, reading.from + strip.median, reading.from])),
  },
});
