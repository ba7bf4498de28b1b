import type { MarkKind, Template } from '../../../api/contract';
import { isTaken } from '../../state/counted';
import { angle } from './angle';
import { arrow } from './arrow';
import { bidirectional } from './bidirectional';
import { circle } from './circle';
import type { Drawing } from './drawing';
import { ellipse } from './ellipse';
import { freehand } from './freehand';
import { grow } from './grown';
import { length } from './length';
import { brush, eraser, thresholdBrush } from './paint';
import { point } from './point';
import { polygon } from './polygon';
import { rectangle } from './rectangle';
import { spline } from './spline';

/** What is drawn, in the order of the menu. */
export const drawingGroups = ['measure', 'outline', 'region', 'note'] as const;

interface Tool {
  /** The key that chooses it, in lower case. */
  key: string;
  group: 'hand' | 'look' | (typeof drawingGroups)[number];
  cursor: string;
  /** What it draws; none where it looks, takes hold or takes away. */
  drawing?: Drawing;
  /** It works with a brush, whose size is shown under the pointer. */
  brush?: true;
}

const drawn = (key: string, group: Tool['group'], drawing: Drawing): Tool => ({ key, group, cursor: 'crosshair', drawing });

/** Every tool: its name (with its words in `texts.reading.tools` and its picture in `icons`), its key, its place and what it draws. */
export const tools = {
  select: { key: 'v', group: 'hand', cursor: 'default' },
  erase: { key: 'e', group: 'hand', cursor: 'cell' },
  window: { key: 'w', group: 'look', cursor: 'ns-resize' },
  zoom: { key: 'z', group: 'look', cursor: 'zoom-in' },
  pan: { key: 'p', group: 'look', cursor: 'grab' },
  bidirectional: drawn('b', 'measure', bidirectional),
  length: drawn('l', 'measure', length),
  angle: drawn('a', 'measure', angle),
  contour: drawn('f', 'outline', freehand),
  polygon: drawn('g', 'outline', polygon),
  spline: drawn('s', 'outline', spline),
  ellipse: drawn('o', 'outline', ellipse),
  circle: drawn('c', 'outline', circle),
  rectangle: drawn('r', 'outline', rectangle),
  brush: { ...drawn('d', 'region', brush), brush: true },
  eraser: { ...drawn('u', 'region', eraser), brush: true },
  threshold: { ...drawn('y', 'region', thresholdBrush), brush: true },
  grow: drawn('j', 'region', grow),
  point: drawn('x', 'note', point),
  arrow: drawn('t', 'note', arrow),
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;
export const toolNames = Object.keys(tools) as ToolName[];
export const toolOf = (name: ToolName): Tool => tools[name];
export const toolForKey = (key: string) => toolNames.find((name) => tools[name].key === key) ?? null;

/** The kinds that the template asks for or offers, the required ones first. */
export const kindsAsked = ({ requiredMarks, marks = [] }: Template): MarkKind[] => [...new Set([...requiredMarks, ...marks.map(({ kind }) => kind)])];

/** The tools that draw what the template asks for, in its order. */
export const toolsAsked = (template: Template): ToolName[] =>
  kindsAsked(template).flatMap((kind) => toolNames.filter((name) => toolOf(name).drawing?.kind === kind));

/** Whether what the tool draws is taken under the template; tools that draw nothing always are. */
export const isOffered = (name: ToolName, template: Template) => {
  const { drawing } = toolOf(name);
  return !drawing || isTaken(drawing.kind, template);
};

/** The tool in hand when a case opens, and the one that a missing mark is drawn with. */
export const firstTool = (template: Template): ToolName => toolsAsked(template)[0] ?? 'bidirectional';
