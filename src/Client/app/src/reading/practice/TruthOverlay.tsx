import type { GivenShape, PracticeFeedback } from '../../api/contract';
import type { Scene } from '../../viewer/StackViewport';
import { toCanvas } from '../../viewer/view';

/** What is known of a practice case, over the reader's own marks. */
export function TruthOverlay({ scene, feedback }: { scene: Scene; feedback: PracticeFeedback }) {
  const shapes = feedback.truth.flatMap((finding) => finding.shapes).filter((shape) => shape.slice === scene.slice && shape.points.length > 1);
  return (
    <g className="practice-truth" data-testid="practice-truth">
      {shapes.map((shape, index) => (
        <Shape key={index} scene={scene} shape={shape} />
      ))}
    </g>
  );
}

function Shape({ scene, shape }: { scene: Scene; shape: GivenShape }) {
  const points = shape.points.map((point) => toCanvas(scene.view, point).map((value) => value.toFixed(1)).join(' '));
  const path = `M${points.join('L')}${shape.kind === 'outline' ? 'Z' : ''}`;
  return (
    <>
      <path className="halo" d={path} />
      <path className="line" d={path} />
    </>
  );
}
