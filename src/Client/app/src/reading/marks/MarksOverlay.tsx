import { useSyncExternalStore } from 'react';
import type { CaseImages, Mark } from '../../api/contract';
import { texts } from '../../texts';
import type { Scene } from '../../viewer/StackViewport';
import { toCanvas, type CanvasPoint } from '../../viewer/view';
import type { ReadingState } from '../state/history';
import type { Ghost, MarkTool } from './MarkTool';
import { boxAround, labelPlace, type Box } from './labelPlace';
import { isOn } from './target';
import './marks.css';

/** Findings are told apart by the Okabe–Ito colours, the same in list, image and scrubber. */
export const findingColour = (index: number) => `var(--reader-${(index % 5) + 1})`;

interface Props {
  scene: Scene;
  images: CaseImages;
  state: ReadingState;
  tool: MarkTool;
  /** The server's words for a mark, or that they are on their way. */
  labelOf: (mark: Mark) => string;
}

export function MarksOverlay({ scene, images, state, tool, labelOf }: Props) {
  const { ghost, hover } = useSyncExternalStore(tool.subscribe, tool.snapshot);
  const here = ghost?.slice === scene.slice ? ghost : null;
  const { findings } = state.reading;
  const shown = findings.map((finding) =>
    finding.marks
      .filter((mark) => isOn(images, mark, scene.slice))
      .map((mark) => (here?.markId === mark.id ? { mark, points: here.points, inHand: true } : { mark, points: mark.points, inHand: false })),
  );
  const boxes = shown.map((marks) => (marks.length ? boxAround(marks.flatMap(({ points }) => points.map((point) => toCanvas(scene.view, point)))) : null));
  const selected = Math.max(0, findings.findIndex((finding) => finding.trackingUid === state.finding));
  return (
    <>
      {findings.map((finding, index) => (
        <g key={finding.trackingUid} className={index === selected ? 'marked' : 'marked other'} style={{ color: findingColour(index) }}>
          {shown[index]!.map(({ mark, points }) => {
            const under = hover?.mark.id === mark.id;
            return (
              <g key={mark.id} data-testid={`mark-${mark.id}`} data-kind={mark.kind}>
                <Shape points={points.map((point) => toCanvas(scene.view, point))} kind={mark.kind} active={state.mark === mark.id || under} grabbed={under ? hover.end : -1} />
              </g>
            );
          })}
        </g>
      ))}
      {findings.map((finding, index) => {
        const lines = shown[index]!.map(({ mark, inHand }) => (inHand ? texts.reading.measuring : labelOf(mark)));
        const box = boxes[index];
        if (!box) return null;
        const others = boxes.filter((other, each): other is Box => other !== null && each !== index);
        return <Label key={finding.trackingUid} lines={findings.length > 1 ? [finding.label, ...lines] : lines} colour={findingColour(index)} box={box} others={others} scene={scene} />;
      })}
      {here && here.markId === null && <InHand ghost={here} scene={scene} colour={findingColour(selected)} />}
    </>
  );
}

function InHand({ ghost, scene, colour }: { ghost: Ghost; scene: Scene; colour: string }) {
  const points = ghost.points.map((point) => toCanvas(scene.view, point));
  return (
    <g className="marked" style={{ color: colour }}>
      {ghost.kind === 'stroke' ? <Line d={path(points, false)} /> : <Shape points={points} kind={ghost.kind} active grabbed={-1} />}
    </g>
  );
}

function Shape({ points, kind, active, grabbed }: { points: CanvasPoint[]; kind: Mark['kind']; active: boolean; grabbed: number }) {
  if (kind === 'contour') return <Line d={path(points, true)} fill={active} />;
  return (
    <>
      <Line d={`${path(points.slice(0, 2), false)} ${path(points.slice(2, 4), false)}`} />
      {points.map(([x, y], end) => (
        <circle key={end} className="end" cx={x} cy={y} r={end === grabbed ? 6.5 : active ? 4 : 2.6} />
      ))}
    </>
  );
}

/** The dark halo keeps the line readable on bright and on dark tissue. */
const Line = ({ d, fill = false }: { d: string; fill?: boolean }) => (
  <>
    <path className="halo" d={d} />
    <path className={fill ? 'line filled' : 'line'} d={d} />
  </>
);

const path = (points: CanvasPoint[], closed: boolean) => points.map(([x, y], index) => `${index ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`).join('') + (closed ? 'Z' : '');

/** One dark chip for what a finding measures on this image: beside its marks, never on them, and where it hides least of the others'. */
function Label({ lines, colour, box, others, scene }: { lines: string[]; colour: string; box: Box; others: Box[]; scene: Scene }) {
  const size = { width: Math.max(...lines.map((line) => line.length)) * 6.3 + 20, height: lines.length * LINE + 8 };
  const { left, top } = labelPlace(size, box, others, scene.view);
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
