import { patientToImage, type ImagePlane, type PatientPoint } from '../coordinates';
import { toCanvas, type View } from '../view';
import { lineOf, normalOf, otherPlanes } from './planesOf';
import type { Volume } from './volume';

const FAR = 2000;

/** On the slice in view: where the other planes cut it, with a gap at the cross so that nothing is hidden. */
export function CrossLines({ view, plane, volume, cross }: { view: View; plane: ImagePlane; volume: Volume; cross: PatientPoint }) {
  const at = (point: PatientPoint) => toCanvas(view, patientToImage(plane, point));
  const [x, y] = at(cross);
  return (
    <g className="cross-lines" data-testid="cross" data-x={x.toFixed(2)} data-y={y.toFixed(2)}>
      {otherPlanes(volume, false).map((other) => {
        const line = lineOf(volume.normal, normalOf(other));
        if (!line) return null;
        const [fx, fy] = at(cross.map((value, k) => value + FAR * line[k]!) as PatientPoint);
        const length = Math.hypot(fx - x, fy - y) || 1;
        const [ux, uy] = [(fx - x) / length, (fy - y) / length];
        return [1, -1].map((side) => <line key={`${other.name}${side}`} x1={x + side * GAP * ux} y1={y + side * GAP * uy} x2={x + side * length * ux} y2={y + side * length * uy} />);
      })}
    </g>
  );
}

const GAP = 18;
