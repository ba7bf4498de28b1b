import * as Plot from '@observablehq/plot';
import { texts } from '../../texts';
import { whole as wholeNumber } from '../../texts/numbers';
import { decimals } from '../format';
import type { PlotColours } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { named, plotted, pointsClass, tipOf } from './plotted';

/** Answers of one side over those of the other: two readers, a reader and the consensus, or all pairs (then symmetrical). */
export interface ConfusionData {
  answers: readonly string[];
  rowName: string;
  columnName: string;
  /** counts[row][column]; a count of pairs of answers, whole unless pairs are weighted. */
  counts: readonly (readonly number[])[];
}

interface Cell {
  index: number;
  row: string;
  column: string;
  count: number;
  /** Of its row; null where the row is empty. */
  share: number | null;
  words: string;
}

const words = texts.plots;

/** Shaded by the share of the row, so that a rare answer is seen as well as a common one; the count stands beside it. */
export function drawConfusion(data: ConfusionData, width: number, height: number, colours: PlotColours): SVGSVGElement {
  const longest = Math.max(...data.answers.map((answer) => answer.length));
  const left = Math.min(Math.round(width * 0.34), 26 + longest * 6.6);
  const margins = { top: 26, right: 8, bottom: 46, left };
  const cellWidth = (width - margins.left - margins.right) / data.answers.length;
  const slanted = longest * 6.6 > cellWidth;
  if (slanted) margins.bottom = Math.min(130, 40 + longest * 4.6);
  const cells = cellsOf(data);
  const svg = plotted(width, height, margins, colours, {
    x: { domain: data.answers, type: 'band', padding: 0.04, label: data.columnName, labelAnchor: 'center', labelArrow: 'none', tickSize: 0, tickRotate: slanted ? -35 : 0 },
    y: { domain: data.answers, type: 'band', padding: 0.04, label: data.rowName, labelArrow: 'none', tickSize: 0 },
    color: { type: 'identity' },
    marks: [
      Plot.cell(cells, { className: pointsClass, x: 'column', y: 'row', rx: 2, fill: (cell: Cell) => (cell.share === null ? 'none' : colours.shade(cell.share)), stroke: (cell: Cell) => (cell.row === cell.column ? colours.quiet : colours.grid) }),
      Plot.text(cells, {
        x: 'column',
        y: 'row',
        text: (cell: Cell) => (cellWidth < 40 || cell.share === null ? wholeNumber(cell.count) : `${wholeNumber(cell.count)}\n${decimals(100 * cell.share, 0)} %`),
        fill: (cell: Cell) => (cell.share === null ? colours.quiet : colours.inkOn(cell.share)),
      }),
      tipOf(cells, { x: 'column', y: 'row' }, colours),
    ],
  });
  return named(svg, cells.map((cell) => cell.index));
}

function cellsOf({ answers, rowName, columnName, counts }: ConfusionData): Cell[] {
  return answers
    .flatMap((row, i) => {
      const total = (counts[i] ?? []).reduce((sum, count) => sum + count, 0);
      return answers.map((column, j) => ({ row, column, count: counts[i]?.[j] ?? 0, share: total > 0 ? (counts[i]?.[j] ?? 0) / total : null, total }));
    })
    .map(({ total, ...cell }, index) => ({
      ...cell,
      index,
      words: words.confusionPoint(`${rowName}: ${cell.row}`, `${columnName}: ${cell.column}`, wholeNumber(cell.count), wholeNumber(total), cell.share === null ? null : `${decimals(100 * cell.share, 0)} %`),
    }));
}

export const confusionFigure = (data: ConfusionData): PlotFigure => ({
  zooms: 'none',
  height: (width) => Math.round(Math.min(width * 0.8, Math.max(200, data.answers.length * 52 + 90))),
  draw: (width, height, colours) => drawConfusion(data, width, height, colours),
  points: cellsOf(data).map((cell) => cell.words),
  table: { head: [data.rowName, data.columnName, 'count', 'share_of_row'], rows: cellsOf(data).map((cell) => [cell.row, cell.column, cell.count, cell.share]) },
});
