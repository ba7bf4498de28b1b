import type { CaseImages, ImagePoint, Template } from '../../api/contract';
import type { PointerOnImage } from '../../viewer/pointers';
import { emptyState, reduce, type Action } from '../state/history';
import { MarkTool } from './MarkTool';
import type { ToolName } from './tools/tools';

// A hand with a tool over an image of 200 × 100 pixels, for tests.
export const images = {
  columns: 200, rows: 100, columnSpacing: 0.5, rowSpacing: 2, calibration: 'pixelSpacing',
  instances: [{ sopInstanceUid: '1.1', frame: 1 }, { sopInstanceUid: '1.2', frame: 1 }],
} as unknown as CaseImages;
const values = Float32Array.from({ length: 20_000 }, (_, at) => (Math.hypot((at % 200) - 100, (Math.floor(at / 200) - 50) * 4) < 40 ? 80 : 20));
const template = { maxFindings: 1 } as Template;
export const view = { matrix: [2, 0, 0, 2, 0, 0] as const, width: 400, height: 200 };
export const at = (x: number, y: number, slice = 0): PointerOnImage => ({ point: [x, y], canvas: [2 * x, 2 * y], view, slice, reach: 9 });

export function desk(mode: ToolName) {
  let state = emptyState;
  const refused: string[] = [];
  const [written, renamed, menus] = [[], [], []] as [string[], string[], string[]];
  const tool = new MarkTool({
    state: () => state,
    dispatch: (action: Action) => void (state = reduce(state, action)),
    images, template, findingWord: 'Lesion',
    apart: () => undefined,
    refused: (reason) => void refused.push(reason),
    write: (id) => void written.push(id),
    rename: (id) => void renamed.push(id),
    menu: (id) => void menus.push(id),
    pixels: { now: () => values, fetch: async () => values },
  });
  tool.mode = mode;
  const drag = (points: ImagePoint[], slice = 0) => {
    const [first, ...rest] = points.map(([x, y]) => at(x, y, slice));
    const taken = tool.down(first!);
    for (const point of rest) tool.move(point);
    tool.up(rest.at(-1) ?? first!);
    return taken;
  };
  return { tool, drag, refused, written, renamed, menus, marks: () => state.reading.findings.flatMap((finding) => finding.marks), steps: () => state.past.length };
}
export const circle = (cx: number, cy: number, r: number): ImagePoint[] => Array.from({ length: 41 }, (_, i) => [cx + r * Math.cos((i * Math.PI) / 20), cy + r * Math.sin((i * Math.PI) / 20)]);
