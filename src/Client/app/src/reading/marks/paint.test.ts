import { expect, it, vi } from 'vitest';
import type { CaseImages, ImagePoint, Mark, Template } from '../../api/contract';
import type { PointerOnImage } from '../../viewer/pointers';
import { emptyState, reduce, type Action } from '../state/history';
import { withFinding, withMark } from '../state/reading';
import { MarkTool } from './MarkTool';
import { sheetOf } from './millimetres';
import { withRegions } from './region/accepted';
import { countOf } from './region/mask';
import { pixelsOf } from './region/onSlices';
import type { ToolName } from './tools/tools';

const images = {
  columns: 80, rows: 60, columnSpacing: 1, rowSpacing: 1, sliceSpacing: 2, calibration: 'pixelSpacing', modality: 'CT',
  instances: [0, 1, 2, 3, 4].map((slice) => ({ sopInstanceUid: `1.${slice}`, frame: 1 })),
} as unknown as CaseImages;
const sheet = sheetOf(images);
const values = Float32Array.from({ length: 4800 }, (_, at) => (Math.hypot((at % 80) - 40, Math.floor(at / 80) - 30) < 12 ? 80 : 20));
const view = { matrix: [4, 0, 0, 4, 0, 0] as const, width: 320, height: 240 };
const at = (x: number, y: number, slice = 0): PointerOnImage => ({ point: [x, y], canvas: [4 * x, 4 * y], view, slice, reach: 9 });

function desk(mode: ToolName) {
  let state = emptyState;
  const refused: string[] = [];
  const dispatch = (action: Action) => void (state = reduce(state, action));
  const tool = new MarkTool({
    state: () => state, dispatch, images, template: { maxFindings: 1 } as Template, findingWord: 'Lesion',
    apart: () => undefined,
    refused: (reason) => void refused.push(reason), write: vi.fn(), rename: vi.fn(), menu: vi.fn(),
    pixels: { now: () => values, fetch: async () => values },
  });
  tool.mode = mode;
  const drag = (points: ImagePoint[], slice = 0) => {
    tool.down(at(...points[0]!, slice));
    for (const point of points.slice(1)) tool.move(at(...point, slice));
    tool.up(at(...points.at(-1)!, slice));
  };
  const marks = () => state.reading.findings.flatMap((finding) => finding.marks);
  const pixels = (mark: Mark | undefined) => (mark ? countOf(pixelsOf(mark, sheet)) : 0);
  return { tool, drag, dispatch, marks, pixels, refused, state: () => state };
}

it('paints one region for each finding and slice, and each stroke is one step', () => {
  const { drag, marks, pixels, state } = desk('brush');
  drag([[20, 20]]);
  const first = pixels(marks()[0]);
  expect(first).toBeCloseTo(Math.PI * 16, -1);
  drag([[40, 20], [50, 20]]);
  expect(marks()).toMatchObject([{ kind: 'region', points: [] }]);
  expect(marks()[0]!.outlines).toHaveLength(2);
  drag([[40, 20]], 1);
  expect(marks().map((mark) => mark.sopInstanceUid)).toEqual(['1.0', '1.1']);
  expect(state().past).toHaveLength(3);
});

it('takes out what it painted, and the mark with its last pixel', () => {
  const { tool, drag, marks, dispatch } = desk('brush');
  drag([[20, 20]]);
  tool.mode = 'eraser';
  drag([[16, 20], [24, 20]]);
  expect(marks()).toHaveLength(0);
  dispatch({ type: 'undo' });
  expect(marks()).toHaveLength(1);
  drag([[60, 50]]);
  expect(marks()).toHaveLength(1);
});

it('cuts a hole, which is an outline of its own', () => {
  const { tool, drag, marks } = desk('brush');
  tool.set({ radius: 10 });
  drag([[40, 30]]);
  tool.mode = 'eraser';
  tool.set({ radius: 3 });
  drag([[40, 30]]);
  expect(marks()[0]!.outlines).toHaveLength(2);
});

it('makes a region of the contour it begins on, with no knots left, and of nothing beside it', () => {
  const ring: ImagePoint[] = [[30, 20], [50, 20], [50, 40], [30, 40]];
  const { drag, marks, pixels, dispatch } = desk('brush');
  const contour: Mark = { id: 'c', kind: 'contour', sopInstanceUid: '1.0', frame: 1, points: ring, knots: ring };
  dispatch({ type: 'change', change: (reading) => withMark(withFinding(reading, 'f', 'Lesion'), 'f', contour) });
  drag([[10, 10]]);
  expect(marks().map((mark) => mark.kind)).toEqual(['contour', 'region']);
  drag([[40, 30], [55, 30]]);
  expect(marks()).toHaveLength(1);
  expect(marks()[0]).not.toHaveProperty('knots');
  expect(pixels(marks()[0])).toBeGreaterThan(400);
});

it('paints by threshold only the tissue that the first stroke began on', () => {
  const { tool, drag, marks } = desk('threshold');
  tool.set({ radius: 30 });
  drag([[40, 30]]);
  expect(tool.snapshot().settings.range).toEqual({ low: 80, high: 80 });
  const { bits, left, top, width } = pixelsOf(marks()[0]!, sheet);
  bits.forEach((bit, index) => bit && expect(values[(top + Math.floor(index / width)) * 80 + left + (index % width)]).toBe(80));
});

it('suggests regions between outlined slices, takes them in one step, and drops them without a trace', () => {
  const { tool, drag, marks, state, refused, dispatch } = desk('brush');
  drag([[40, 30]], 0);
  tool.suggesting.fillBetween();
  expect(refused).toEqual(['nothing-between']);
  drag([[40, 30]], 4);
  const before = state().reading;
  tool.suggesting.fillBetween();
  expect(tool.snapshot().suggestion).toMatchObject({ kind: 'between', regions: [{ slice: 1 }, { slice: 2 }, { slice: 3 }] });
  tool.cancel();
  expect([state().reading, tool.snapshot().suggestion]).toEqual([before, null]);
  tool.suggesting.fillBetween();
  expect(tool.close()).toBe(true);
  expect(marks().map((mark) => mark.sopInstanceUid)).toEqual(['1.0', '1.4', '1.1', '1.2', '1.3']);
  dispatch({ type: 'undo' });
  expect(state().reading).toBe(before);
});

it('unites what is taken with the region that is there', () => {
  const square = (left: number): ImagePoint[][] => [[[left, 10], [left + 10, 10], [left + 10, 20], [left, 20]]];
  const start = withFinding(emptyState.reading, 'f', 'Lesion');
  const once = withRegions(start, 'f', [{ slice: 2, outlines: square(10) }], images, sheet);
  const twice = withRegions(once, 'f', [{ slice: 2, outlines: square(15) }], images, sheet);
  expect(twice.findings[0]!.marks).toHaveLength(1);
  expect(countOf(pixelsOf(twice.findings[0]!.marks[0]!, sheet))).toBe(150);
});
