import { dot, type PatientPoint } from '../coordinates';
import type { ImageStage } from '../stage';
import type { StageState } from '../stageState';
import { crossings, distanceTo, type PlacedMark } from './crossings';
import type { Slab } from './OtherPlanes';
import { lineOf, normalOf, otherPlanes, toPane, type PaneView, type PatientPlane } from './planesOf';
import type { Volume } from './volume';

interface Props {
  stage: ImageStage;
  state: StageState;
  volume: Volume;
  plane: PatientPlane;
  cross: PatientPoint;
  slab: Slab;
  view: PaneView;
  width: number;
  height: number;
  marks: PlacedMark[];
}

const FAR = 2000;

/** In a plane: where the slice in view and the other planes cut it, and where marks are. */
export function PaneOverlay({ volume, plane, cross, slab, view, width, height, marks }: Props) {
  const at = (point: PatientPoint) => toPane(view, plane, point);
  const normal = normalOf(plane);
  const middle = at(cross);
  const others = otherPlanes(volume, slab.thickness > 0).filter((other) => other !== plane && Math.abs(dot(normalOf(other), volume.normal)) < 0.9962);
  const cut = (other: PatientPoint, shift: number) => {
    const line = lineOf(normal, other);
    if (!line) return null;
    const on = cross.map((value, k) => value + shift * other[k]!) as PatientPoint;
    return [-FAR, FAR].map((length) => at(on.map((value, k) => value + length * line[k]!) as PatientPoint)) as [[number, number], [number, number]];
  };
  return (
    <svg width={width} height={height} aria-hidden>
      {others.map((other) => (
        <Line key={other.name} ends={cut(normalOf(other), 0)} kind="other" />
      ))}
      <Line ends={cut(volume.normal, 0)} kind="slice" />
      {slab.thickness > 0 && others.flatMap((other) => [-0.5, 0.5].map((side) => <Line key={`${other.name}${side}`} ends={cut(normalOf(other), side * slab.thickness)} kind="edge" />))}
      <circle className="gap" cx={middle[0]} cy={middle[1]} r={5} />
      {marks.map((mark, index) => (
        <Mark key={index} mark={mark} normal={normal} cross={cross} near={Math.max(slab.thickness / 2, volume.finest)} at={at} />
      ))}
    </svg>
  );
}

const Line = ({ ends, kind }: { ends: [[number, number], [number, number]] | null; kind: string }) =>
  ends && <line className={kind} x1={ends[0][0]} y1={ends[0][1]} x2={ends[1][0]} y2={ends[1][1]} />;

/** A mark seen from the side is a line on its slice: thick where the plane cuts it, thin where it only lies near. */
function Mark({ mark, normal, cross, near, at }: { mark: PlacedMark; normal: PatientPoint; cross: PatientPoint; near: number; at: (point: PatientPoint) => [number, number] }) {
  if (mark.points.length === 0 || distanceTo(mark, normal, cross) > near) return null;
  const [only] = mark.points;
  if (mark.points.length === 1 && only) return <circle style={{ color: mark.colour }} className="hit" cx={at(only)[0]} cy={at(only)[1]} r={3.5} data-testid="mark-in-plane" />;
  const path = mark.points.map(at).map(([x, y], index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return (
    <g style={{ color: mark.colour }} data-testid="mark-in-plane">
      <path className="projected" d={path + (mark.closed ? 'Z' : '')} />
      {crossings(mark, normal, cross).map(([from, to], index) => {
        const [one, two] = [at(from), at(to)];
        const isPoint = Math.hypot(one[0] - two[0], one[1] - two[1]) < 3;
        return isPoint ? <circle key={index} className="hit" cx={one[0]} cy={one[1]} r={3.5} /> : <line key={index} className="stretch" x1={one[0]} y1={one[1]} x2={two[0]} y2={two[1]} />;
      })}
    </g>
  );
}
