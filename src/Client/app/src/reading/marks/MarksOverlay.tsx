import { useSyncExternalStore } from 'react';
import type { CaseImages, ImagePoint, Mark } from '../../api/contract';
import { texts } from '../../texts';
import type { Scene } from '../../viewer/StackViewport';
import { toCanvas, type CanvasPoint } from '../../viewer/view';
import type { ReadingState } from '../state/history';
import type { Ghost, MarkTool } from './MarkTool';
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
  const ghostFinding = here?.markId ? -1 : Math.max(0, state.reading.findings.findIndex((finding) => finding.trackingUid === state.finding));
  return (
    <>
      {state.reading.findings.map((finding, index) =>
        finding.marks
          .filter((mark) => isOn(images, mark, scene.slice))
          .map((mark) => {
            const inHand = here?.markId === mark.id;
            const shown = inHand ? { ...mark, points: here.points } : mark;
            const active = state.mark === mark.id;
            return (
              <g key={mark.id} className={finding.trackingUid === state.finding ? 'marked' : 'marked other'} style={{ color: findingColour(index) }} data-testid={`mark-${mark.id}`} data-kind={mark.kind}>
                <Shape points={shown.points.map((point) => toCanvas(scene.view, point))} kind={mark.kind} active={active || hover?.mark.id === mark.id} grabbed={hover?.mark.id === mark.id ? hover.end : -1} />
                <Label points={shown.points} scene={scene} text={inHand ? texts.reading.measuring : labelOf(mark)} name={state.reading.findings.length > 1 ? String(index + 1) : null} />
              </g>
            );
          }),
      )}
      {here && here.markId === null && <InHand ghost={here} scene={scene} colour={findingColour(ghostFinding)} />}
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

/** On a dark chip beside the mark, never on it; on the other side where there is no room. */
function Label({ points, scene, text, name }: { points: ImagePoint[]; scene: Scene; text: string; name: string | null }) {
  const canvas = points.map((point) => toCanvas(scene.view, point));
  const [xs, ys] = [canvas.map(([x]) => x), canvas.map(([, y]) => y)];
  const words = name ? `${name}   ${text}` : text;
  const width = words.length * 6.7 + 16;
  const right = Math.max(...xs) + 14;
  const x = right + width < scene.view.width - 50 ? right : Math.min(...xs) - 14 - width;
  const y = Math.min(scene.view.height - 60, Math.max(16, (Math.min(...ys) + Math.max(...ys)) / 2));
  return (
    <g className="label" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <rect y={-12} width={width} height={24} rx={4} />
      <text x={8} y={4.5}>
        {words}
      </text>
    </g>
  );
}
