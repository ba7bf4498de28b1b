import * as Plot from '@observablehq/plot';
import type { DisagreementGroup, DisagreementStep } from '../../api/replays';
import { texts } from '../../texts';
import { whole as wholeNumber } from '../../texts/numbers';
import { decimals } from '../format';
import type { PlotColours } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { tick, valueWords } from './plotNumbers';
import { named, plotted, pointsClass, tipOf } from './plotted';
import { across, inside, whole, type View } from './plotView';

/** Groups of pairs, each at its three steps. */
export type AnatomyData = readonly Pick<DisagreementGroup, 'name' | 'steps'>[];

interface Row {
  index: number;
  group: string | null;
  step: DisagreementStep;
  /** Height of the line on which the limits stand, in rows from the top. */
  base: number;
  words: string;
}

const words = texts.plots;
const rowHeight = 36;
const gap = 0.5;
const bin = 5;
/** What the hills reach of a row. */
const hill = 0.72;

/** For each step a hill of all differences, the limits that hold 95 % of them, and how sure those are; wide above, narrow below. */
export function drawAnatomy(groups: AnatomyData, width: number, height: number, colours: PlotColours, view: View = whole): SVGSVGElement {
  const rows = rowsOf(groups);
  const narrow = width < 560;
  const margins = { top: 4, right: narrow ? 62 : 190, bottom: 50, left: narrow ? 92 : 128 };
  const reach = Math.min(200, Math.max(20, ...rows.map(({ step }) => Math.max(step.halfWidth ?? 0, step.high ?? 0))) * 1.04);
  const x = across([-reach, reach], view.x);
  const tallest = Math.max(...rows.map(({ step }) => Math.max(0, ...step.histogram) / Math.max(1, step.pairs)));
  const shown = rows.filter(({ step }) => step.halfWidth !== null);
  const colour = (step: DisagreementStep) => ({ allPairs: colours.quiet, samePlace: colours.series[1]!, sameImage: colours.point })[step.id];
  const held = (value: number) => Math.min(x[1], Math.max(x[0], value));
  const ends = shown.filter(({ step }) => step.low !== null && step.high !== null).flatMap((row) => [-1, 1].map((side) => ({ ...row, from: held(side * row.step.low!), to: held(side * row.step.high!) })));
  const left = { frameAnchor: 'left', textAnchor: 'end' } as const;
  const svg = plotted(width, height, margins, colours, {
    x: { domain: x, label: words.anatomyAxis, labelAnchor: 'center', labelArrow: 'none', labelOffset: 38, ticks: narrow ? 5 : 7, tickFormat: (value: number) => (value > 0 ? `+${tick(value)}` : tick(value)) },
    y: { domain: [0, heightInRows(groups)], range: [margins.top, height - margins.bottom], axis: null },
    color: { type: 'identity' },
    marks: [
      Plot.gridX({ stroke: colours.grid, strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: colours.line }),
      Plot.areaY(hillsOf(rows, tallest).filter((place) => inside(place.x, x)), { x: 'x', y1: 'base', y2: 'top', z: 'row', fill: (place: { step: DisagreementStep }) => colour(place.step), fillOpacity: 0.28, curve: 'basis', clip: true }),
      Plot.link(shown, { x1: ({ step }: Row) => held(-step.halfWidth!), x2: ({ step }: Row) => held(step.halfWidth!), y1: 'base', y2: 'base', stroke: ({ step }: Row) => colour(step), strokeWidth: 2 }),
      Plot.link(ends, { x1: 'from', x2: 'to', y1: 'base', y2: 'base', stroke: ({ step }: Row) => colour(step), strokeWidth: 7, strokeOpacity: 0.45 }),
      Plot.text(rows.filter((row) => row.group), { ...left, y: (row: Row) => row.base - 0.62, text: 'group', dx: 8 - margins.left, textAnchor: 'start', fill: colours.text, fontSize: 13, fontWeight: 600 }),
      Plot.text(rows, { ...left, y: 'base', text: ({ step }: Row) => words.steps[step.id], dx: -12, dy: -4, fill: ({ step }: Row) => (step.id === 'allPairs' ? colours.quiet : colours.text) }),
      ...(narrow ? [] : [Plot.text(shown, { y: 'base', text: ({ step }: Row) => limitsWords(step), frameAnchor: 'right', textAnchor: 'start', dx: 14, dy: -10, fill: colours.text, fontSize: 12.5 })]),
      ...(narrow ? [] : [Plot.text(rows, { y: 'base', text: ({ step }: Row) => words.pairsOfPatients(wholeNumber(step.pairs), wholeNumber(step.patients)), frameAnchor: 'right', textAnchor: 'start', dx: 14, dy: 4, fill: colours.quiet, fontSize: 11 })]),
      ...(narrow ? [Plot.text(shown, { y: 'base', text: ({ step }: Row) => `±${valueWords(step.halfWidth, '%')}`, frameAnchor: 'right', textAnchor: 'start', dx: 10, dy: -4, fill: colours.text })] : []),
      Plot.text(rows.filter(({ step }) => step.halfWidth === null), { x: 0, y: 'base', text: ({ step }: Row) => words.undefinedBecause(step.undefined ?? ''), dy: -8, fill: colours.quiet }),
      Plot.dot(shown, { className: pointsClass, x: ({ step }: Row) => held(step.halfWidth!), y: 'base', r: 3.5, sort: null, fill: ({ step }: Row) => colour(step), stroke: colours.ground, strokeWidth: 1 }),
      tipOf(shown.map((row) => ({ ...row, half: held(row.step.halfWidth!) })), { x: 'half', y: 'base' }, colours),
    ],
  });
  return named(svg, shown.map((row) => row.index));
}

const limitsWords = (step: DisagreementStep) =>
  `±${valueWords(step.halfWidth, '%')}${step.low === null || step.high === null ? '' : `  (${words.to(decimals(step.low, 0), decimals(step.high, 0))})`}`;

const heightInRows = (groups: AnatomyData) => groups.reduce((sum, group) => sum + group.steps.length + gap, 0) + 0.1;

function rowsOf(groups: AnatomyData): Row[] {
  let base = gap;
  return groups
    .flatMap((group) => {
      const rows = group.steps.map((step, at) => ({ group: at === 0 ? group.name : null, step, base: base + at + 0.85, words: words.anatomyPoint(group.name, words.steps[step.id], step.halfWidth === null ? words.undefinedBecause(step.undefined ?? '') : limitsWords(step), words.pairsOfPatients(wholeNumber(step.pairs), wholeNumber(step.patients)), step.share === null || step.id === 'allPairs' ? null : valueWords(100 * step.share, '%')) }));
      base += group.steps.length + gap;
      return rows;
    })
    .map((row, index) => ({ ...row, index }));
}

/** Both sides alike: which reader of a pair comes first says nothing. Each hill has the same area for each pair, so that steps compare. */
function hillsOf(rows: readonly Row[], tallest: number) {
  return rows.flatMap((row) => {
    const heights = row.step.histogram.map((count) => (hill * count) / Math.max(1, row.step.pairs) / tallest);
    const right = heights.map((each, at) => ({ x: (at + 0.5) * bin, each }));
    const both = [...right.map(({ x, each }) => ({ x: -x, each })).reverse(), ...right];
    return both.map(({ x, each }) => ({ x, row: row.index, step: row.step, base: row.base, top: row.base - each }));
  });
}

export const anatomyFigure = (groups: AnatomyData): PlotFigure => ({
  zooms: 'x',
  height: () => Math.round(heightInRows(groups) * rowHeight) + 54,
  draw: (width, height, colours, view) => drawAnatomy(groups, width, height, colours, view),
  points: rowsOf(groups).map((row) => row.words),
  table: {
    head: ['group', 'step', 'pairs', 'series', 'patients', 'half_width_percent', 'low', 'high', 'share_of_pairs', 'undefined'],
    rows: groups.flatMap((group) => group.steps.map((step) => [group.name, step.id, step.pairs, step.series, step.patients, step.halfWidth, step.low, step.high, step.share, step.undefined])),
  },
});
