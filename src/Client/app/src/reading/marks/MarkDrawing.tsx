import type { ImagePoint } from '../../api/contract';
import { toCanvas, type CanvasPoint, type View } from '../../viewer/view';
import type { Sheet } from './millimetres';
import type { Figure, Line } from './tools/figure';
import { forms } from './tools/forms';

interface Props {
  figure: Figure;
  view: View;
  sheet: Sheet;
  /** Selected, or under the pointer. */
  active: boolean;
  /** The handle under the pointer, −1 for none. */
  grabbed: number;
  /** A line that is not yet what its kind looks like. */
  open?: boolean;
  dash: string;
}

/** One mark on the image. Handles grow under the pointer; those of an outline show only while it is in hand. */
export function MarkDrawing({ figure, view, sheet, active, grabbed, open = false, dash }: Props) {
  const form = forms[figure.kind];
  const at = (point: ImagePoint) => toCanvas(view, point);
  const lines: Line[] = open ? [{ points: figure.points, closed: false }] : form.lines(figure, sheet);
  const whole = (some: Line[]) => some.map((line) => path(line.points.map(at), line.closed)).join('');
  const handles = form.filled && !active && !open ? [] : form.handles(figure);
  return (
    <>
      <Stroke d={whole(lines.filter((line) => !line.proposed))} filled={form.filled === true && active && !open} dash={dash} />
      {lines.some((line) => line.proposed) && (
        <g className="proposed">
          <Stroke d={whole(lines.filter((line) => line.proposed))} dash="2 5" />
        </g>
      )}
      {figure.kind === 'arrow' && figure.points.length === 2 && <Stroke d={arrowHead(at(figure.points[0]!), at(figure.points[1]!))} dash="" />}
      {figure.kind === 'point' && <Stroke d={cross(at(figure.points[0]!))} dash="" />}
      {handles.map(at).map(([x, y], end) => (
        <circle key={end} className="end" cx={x} cy={y} r={end === grabbed ? 6.5 : active ? 4 : 2.6} />
      ))}
    </>
  );
}

/** The dark halo keeps the line readable on bright and on dark tissue. */
export const Stroke = ({ d, filled = false, dash }: { d: string; filled?: boolean; dash: string }) => (
  <>
    <path className="halo" d={d} />
    <path className={filled ? 'line filled' : 'line'} d={d} fillRule="evenodd" strokeDasharray={dash || undefined} />
  </>
);

export const path = (points: CanvasPoint[], closed: boolean) => points.map(([x, y], index) => `${index ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`).join('') + (closed ? 'Z' : '');

const HEAD = 11;
function arrowHead(tip: CanvasPoint, tail: CanvasPoint): string {
  const along = Math.atan2(tail[1] - tip[1], tail[0] - tip[0]);
  const side = (turn: number): CanvasPoint => [tip[0] + HEAD * Math.cos(along + turn), tip[1] + HEAD * Math.sin(along + turn)];
  return path([side(0.45), tip, side(-0.45)], false);
}

const cross = ([x, y]: CanvasPoint) => `M${x - 9} ${y}h5M${x + 4} ${y}h5M${x} ${y - 9}v5M${x} ${y + 4}v5`;
