import type { ImagePoint } from '../../api/contract';
import type { Scene } from '../../viewer/StackViewport';
import { toCanvas } from '../../viewer/view';

const at = (scene: Scene, point: ImagePoint) => toCanvas(scene.view, point).map((value) => value.toFixed(1)).join(' ');

export const openLine = (scene: Scene, points: ImagePoint[]) => (points.length === 0 ? '' : `M${points.map((point) => at(scene, point)).join('L')}`);
export const outline = (scene: Scene, points: ImagePoint[]) => (points.length === 0 ? '' : `${openLine(scene, points)}Z`);

/** Four points: the long axis, then the short axis. */
export function axesPath(scene: Scene, points: ImagePoint[]): string {
  const [a, b, c, d] = points;
  return (a && b ? openLine(scene, [a, b]) : '') + (c && d ? openLine(scene, [c, d]) : '');
}
