import type { PracticeFeedback } from '../../api/contract';
import { GivenMark } from '../../viewer/GivenMark';
import type { Scene } from '../../viewer/StackViewport';

const known = { colour: 'var(--consensus)', dash: '6 4' };

/** What is known of a practice case, over the reader's own marks. */
export function TruthOverlay({ scene, feedback }: { scene: Scene; feedback: PracticeFeedback }) {
  const shapes = feedback.truth.flatMap((finding) => finding.shapes).filter((shape) => shape.slice === scene.slice);
  return (
    <g className="practice-truth" data-testid="practice-truth">
      {shapes.map((shape, index) => (
        <GivenMark key={index} scene={scene} shape={shape} style={known} />
      ))}
    </g>
  );
}
