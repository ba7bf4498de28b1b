import type { ImagePoint } from '../../api/contract';
import type { Scene } from '../../viewer/StackViewport';
import { toCanvas } from '../../viewer/view';

/** Words above the topmost of some points, inside the image; nothing where there is no point. */
export function ChipOnImage({ scene, points, text }: { scene: Scene; points: ImagePoint[]; text: string }) {
  if (points.length === 0) return null;
  const [x, y] = points.map((point) => toCanvas(scene.view, point)).reduce((top, point) => (point[1] < top[1] ? point : top));
  const width = 16 + text.length * 6.8;
  const left = Math.min(scene.view.width - width - 8, Math.max(8, x - width / 2));
  const top = Math.max(8, y - 34);
  return (
    <g className="name-chip">
      <rect x={left} y={top} width={width} height="22" rx="4" />
      <text x={left + width / 2} y={top + 15.5} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
