import * as Plot from '@observablehq/plot';
import { texts } from '../../texts';
import type { PlotColours } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { valueWords, type PlotUnit } from './plotNumbers';
import { named, plotted, pointsClass, tipOf } from './plotted';
import { part, whole, type View } from './plotView';

/** A statistic of each pair of readers. */
export interface PairMatrixData {
  readers: readonly string[];
  /** What is compared, in words. */
  what: string;
  unit: PlotUnit;
  /** What full strength stands for, and none; values beyond are held there. */
  scale: readonly [weakest: number, strongest: number];
  /** Each pair once. `value` is null where it is undefined, and `why` says so in words; n counts what both read. */
  pairs: readonly { a: string; b: string; value: number | null; n: number; why?: string | null }[];
}

interface Cell {
  index: number;
  row: string;
  column: string;
  strength: number | null;
  value: string;
  words: string;
}

const words = texts.plots;
/** Narrower than this, a cell's number is left to its tip. */
const legible = 34;

/** Both halves are drawn, so that a reader's row can be read along; the diagonal is empty because nobody agrees with themselves. */
export function drawPairMatrix(data: PairMatrixData, width: number, height: number, colours: PlotColours, view: View = whole): SVGSVGElement {
  const columns = part(data.readers, view.x);
  const rows = part(data.readers, view.y);
  const longest = Math.max(...data.readers.map((reader) => reader.length));
  const left = Math.min(Math.round(width * 0.3), 14 + longest * 6.6);
  const margins = { top: 8, right: 8, bottom: Math.min(110, 14 + longest * 5.2), left };
  const [cellWidth, cellHeight] = [(width - margins.left - margins.right) / columns.length, (height - margins.top - margins.bottom) / rows.length];
  const [column, row] = [new Set(columns), new Set(rows)];
  const cells = cellsOf(data).filter((cell) => column.has(cell.column) && row.has(cell.row));
  const svg = plotted(width, height, margins, colours, {
    x: { domain: columns, type: 'band', padding: 0.06, label: null, tickSize: 0, tickRotate: -40, ...thinned(columns, cellWidth, 20) },
    y: { domain: rows, type: 'band', padding: 0.06, label: null, tickSize: 0, ...thinned(rows, cellHeight, 13) },
    color: { type: 'identity' },
    marks: [
      Plot.cell(cells, { className: pointsClass, x: 'column', y: 'row', rx: 2, fill: (cell: Cell) => (cell.strength === null ? 'none' : colours.shade(cell.strength)), stroke: colours.grid }),
      Plot.text(cells.filter((cell) => cellWidth >= legible && cellHeight >= 18 || (cell.strength === null && cellWidth >= 12)), {
        x: 'column',
        y: 'row',
        text: 'value',
        fill: (cell: Cell) => (cell.strength === null ? colours.quiet : colours.inkOn(cell.strength)),
      }),
      tipOf(cells, { x: 'column', y: 'row' }, colours),
    ],
  });
  return named(svg, cells.map((cell) => cell.index));
}

/** Names that would overlap are left out evenly; the tip has them all. */
const thinned = (names: readonly string[], room: number, wanted: number) => {
  const every = Math.max(1, Math.ceil(wanted / room));
  return { ticks: names.filter((_, at) => at % every === 0) };
};

function cellsOf({ readers, what, unit, scale: [weakest, strongest], pairs }: PairMatrixData): Cell[] {
  const of = new Map(pairs.flatMap((pair) => [[`${pair.a}\n${pair.b}`, pair], [`${pair.b}\n${pair.a}`, pair]] as const));
  return readers
    .flatMap((row) => readers.filter((column) => column !== row).map((column) => ({ row, column, pair: of.get(`${row}\n${column}`) })))
    .map(({ row, column, pair }, index) => {
      const value = pair?.value ?? null;
      const says = value === null ? (pair?.why ?? words.nothingInCommon) : valueWords(value, unit);
      return {
        index,
        row,
        column,
        value: value === null ? '–' : valueWords(value, unit === '%' ? '%' : unit === 'mm' ? 'mm' : '').replace(/ mm$/, ''),
        strength: value === null ? null : (value - weakest) / (strongest - weakest),
        words: words.matrixPoint(row, column, what, says, pair?.n ?? 0),
      };
    });
}

export const pairMatrixFigure = (data: PairMatrixData): PlotFigure => ({
  zooms: data.readers.length > 8 ? 'xy' : 'none',
  height: (width) => Math.round(Math.min(width * 0.85, Math.max(180, data.readers.length * 38 + 80), 720)),
  draw: (width, height, colours, view) => drawPairMatrix(data, width, height, colours, view),
  points: cellsOf(data).map((cell) => cell.words),
  table: { head: ['first_reader', 'second_reader', 'statistic', 'value', 'unit', 'n', 'undefined'], rows: data.pairs.map((pair) => [pair.a, pair.b, data.what, pair.value, data.unit, pair.n, pair.why ?? null]) },
});
