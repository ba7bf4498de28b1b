import { useSyncExternalStore } from 'react';
import type { CaseImages, Mark } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import type { Scene } from '../../viewer/StackViewport';
import { toCanvas, type CanvasPoint } from '../../viewer/view';
import type { ReadingState } from '../state/history';
import { chipsOf } from './chips';
import { findingStyles } from './findingStyle';
import { inHandWords } from './inHand';
import { boxAround, labelPlace, type Box } from './labelPlace';
import { MarkDrawing, path, Stroke } from './MarkDrawing';
import type { InTheHand, MarkTool } from './MarkTool';
import { sheetOf, type Sheet } from './millimetres';
import { isOn } from './target';
import { roundLine } from './tools/ellipse';
import type { Figure } from './tools/figure';
import { forms } from './tools/forms';
import { toolOf } from './tools/tools';
import './marks.css';

interface Props {
  scene: Scene;
  images: CaseImages;
  state: ReadingState;
  tool: MarkTool;
  /** The server's words for a mark, or that they are on their way. */
  labelOf: (mark: Mark) => string;
}

interface Shown {
  mark: Mark;
  figure: Figure;
  inHand: boolean;
}

export function MarksOverlay({ scene, images, state, tool, labelOf }: Props) {
  const hand = useSyncExternalStore(tool.subscribe, tool.snapshot);
  const { ghost, hover } = hand;
  const here = ghost?.slice === scene.slice ? ghost : null;
  const { findings } = state.reading;
  const sheet = sheetOf(images);
  const calibrated = images.calibration !== 'none';
  const shown = findings.map((finding) =>
    finding.marks
      .filter((mark) => isOn(images, mark, scene.slice) && !(here?.hides?.includes(mark.id) && here.markId !== mark.id))
      .map((mark): Shown => (here?.markId === mark.id ? { mark, figure: here.figure, inHand: true } : { mark, figure: mark, inHand: false })),
  );
  const styles = findingStyles(findings);
  const wordOf = ({ mark, figure, inHand }: Shown) => (inHand ? (inHandWords(figure, sheet, calibrated) ?? texts.reading.measuring) : labelOf(mark));
  const chips = shown.flatMap((marks, index) =>
    chipsOf(marks).map((chip) => ({ chip, index, box: boxOf(chip, sheet, scene), lines: [...(findings.length > 1 ? [said(findings[index]!.label)] : []), ...chip.map(wordOf).filter((line) => line !== '')] })),
  );
  const placed = placedChips(chips.filter(({ chip }) => chip.some((each) => wordOf(each) !== '')), scene);
  const selected = Math.max(0, findings.findIndex((finding) => finding.trackingUid === state.finding));
  const drawn = styles[selected] ?? findingStyles([{ label: '' }])[0]!;
  return (
    <>
      {findings.map((finding, index) => (
        <g key={finding.trackingUid} className={index === selected ? 'marked' : 'marked other'} style={{ color: styles[index]!.colour }}>
          {shown[index]!.map(({ mark, figure }) => {
            const under = hover?.mark.id === mark.id;
            return (
              <g key={mark.id} data-testid={`mark-${mark.id}`} data-kind={mark.kind}>
                <MarkDrawing figure={figure} view={scene.view} sheet={sheet} active={state.mark === mark.id || under} grabbed={under ? hover.end : -1} dash={styles[index]!.dash} />
              </g>
            );
          })}
        </g>
      ))}
      {placed.map(({ chip, index, lines, size, left, top }) => (
        <Label key={chip[0]!.mark.id} {...{ lines, size, left, top }} colour={styles[index]!.colour} />
      ))}
      {here && here.markId === null && (
        <g className="marked" style={{ color: drawn.colour }}>
          <MarkDrawing figure={here.figure} view={scene.view} sheet={sheet} active grabbed={-1} open={here.open ?? false} dash={drawn.dash} />
        </g>
      )}
      {here && here.markId === null && hand.at && <InHandNumber words={inHandWords(here.figure, sheet, calibrated)} at={hand.at.canvas} width={scene.view.width} />}
      <SuggestedRegion hand={hand} scene={scene} />
      {toolOf(tool.mode).brush && <BrushRing hand={hand} sheet={sheet} scene={scene} />}
    </>
  );
}

/** Beside the pointer, on the side where there is room. */
function InHandNumber({ words, at: [x, y], width }: { words: string | null; at: CanvasPoint; width: number }) {
  if (!words) return null;
  const size = words.length * 6.8 + 18;
  return (
    <g className="marked in-hand" transform={`translate(${(x + 18 + size > width ? x - 18 - size : x + 18).toFixed(1)} ${(y - 30).toFixed(1)})`} data-testid="in-hand">
      <g className="label">
        <rect width={size} height={24} rx={4} />
        <text x={9} y={17}>{words}</text>
      </g>
    </g>
  );
}

/** What would be taken on this slice: dashed in the colour of what is active, for it is nobody's yet. */
function SuggestedRegion({ hand, scene }: { hand: InTheHand; scene: Scene }) {
  const outlines = hand.suggestion?.regions.find((region) => region.slice === scene.slice)?.outlines ?? [];
  if (outlines.length === 0) return null;
  return (
    <g className="marked suggested" data-testid="suggested">
      <Stroke d={outlines.map((outline) => path(outline.map((point) => toCanvas(scene.view, point)), true)).join('')} filled dash="5 3" />
    </g>
  );
}

function BrushRing({ hand, sheet, scene }: { hand: InTheHand; sheet: Sheet; scene: Scene }) {
  if (!hand.at || hand.at.slice !== scene.slice) return null;
  const { point } = hand.at;
  const { radius } = hand.settings;
  const ring = roundLine(point, [point[0] + radius / sheet.spacing.column, point[1]], [point[0], point[1] + radius / sheet.spacing.row]);
  return (
    <g className="marked brush-ring">
      <Stroke d={path(ring.map((each) => toCanvas(scene.view, each)), true)} dash="" />
    </g>
  );
}

function boxOf(marks: Shown[], sheet: Sheet, scene: Scene): Box | null {
  const points = marks.flatMap(({ figure }) => [...figure.points, ...forms[figure.kind].lines(figure, sheet).flatMap((line) => line.points)]);
  const box = points.length ? boxAround(points.map((point) => toCanvas(scene.view, point))) : null;
  // Of what has left the viewport no label stays behind.
  return box && box.right >= 0 && box.bottom >= 0 && box.left <= scene.view.width && box.top <= scene.view.height ? box : null;
}

/** Each chip beside its own marks, where it hides least of the other marks and of the chips before it. */
function placedChips<Chip extends { lines: string[]; box: Box | null }>(chips: Chip[], { view }: Scene) {
  const inSight = chips.filter((chip): chip is Chip & { box: Box } => chip.box !== null);
  const taken: Box[] = [];
  return inSight.map((chip) => {
    const size = { width: Math.max(...chip.lines.map((line) => line.length)) * 6.3 + 20, height: chip.lines.length * LINE + 8 };
    const place = labelPlace(size, chip.box, [...inSight.filter((other) => other !== chip).map(({ box }) => box), ...taken], view);
    taken.push({ ...place, right: place.left + size.width, bottom: place.top + size.height });
    return { ...chip, size, ...place };
  });
}

/** A dark chip for what marks measure. */
function Label({ lines, colour, size, left, top }: { lines: string[]; colour: string; size: { width: number; height: number }; left: number; top: number }) {
  return (
    <g className="marked" style={{ color: colour }} transform={`translate(${left.toFixed(1)} ${top.toFixed(1)})`}>
      <g className="label">
        <rect width={size.width} height={size.height} rx={4} />
        <path d={`M0 4v${size.height - 8}`} />
        {lines.map((line, index) => (
          <text key={index} x={10} y={index * LINE + 17}>
            {line}
          </text>
        ))}
      </g>
    </g>
  );
}

const LINE = 18;
