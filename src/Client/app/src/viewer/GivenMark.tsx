import type { GivenShape, ImagePoint } from '../api/contract';
import type { ReaderStyle } from '../ui/readers';
import type { Scene } from './StackViewport';
import { toCanvas } from './view';

/** Something that was drawn or written elsewhere, on the slice that is shown. */
export function GivenMark({ scene, shape, style }: { scene: Scene; shape: GivenShape; style: ReaderStyle }) {
  const points = shape.points.map((point) => toCanvas(scene.view, point));
  const first = points[0];
  if (!first) return null;
  if (shape.kind === 'text') return <Words at={first} text={shape.text ?? ''} colour={style.colour} />;
  if (shape.kind === 'point') return <>{points.map(([x, y], index) => <circle key={index} cx={x} cy={y} r="3.5" className="line" stroke={style.colour} />)}</>;
  const path = pathOf(scene, shape.points) + (shape.kind === 'outline' ? 'Z' : '');
  return (
    <>
      <path className="halo" d={path} />
      <path className="line" d={path} stroke={style.colour} strokeDasharray={style.dash} strokeLinecap="round" />
    </>
  );
}

const Words = ({ at: [x, y], text, colour }: { at: ImagePoint; text: string; colour: string }) => (
  <text className="given-words" x={x + 6} y={y + 4} fill={colour}>
    {text}
  </text>
);

const pathOf = (scene: Scene, points: ImagePoint[]) => `M${points.map((point) => toCanvas(scene.view, point).map((value) => value.toFixed(1)).join(' ')).join('L')}`;
