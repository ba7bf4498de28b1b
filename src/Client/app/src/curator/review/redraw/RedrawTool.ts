import type { ImagePoint } from '../../../api/contract';
import type { KeyedTool } from '../../../viewer/byKeys/keyedTool';
import { area, closedContour, nearestOnContour, reshaped } from '../../../viewer/contour';
import type { PointerOnImage } from '../../../viewer/pointers';
import { pixelsPerColumn, toCanvas } from '../../../viewer/view';

/** CSS pixels between two points that are kept. */
const STEP = 1.5;

export interface RedrawHost {
  size: { columns: number; rows: number };
  /** What is drawn on a slice. */
  rings(slice: number): ImagePoint[][];
  put(slice: number, rings: ImagePoint[][]): void;
  /** Where the pointer is while nothing is drawn. */
  hover(at: PointerOnImage | null): void;
}

/** The stroke in the hand: which outline it corrects, or that it is a new one. */
export interface Stroke {
  slice: number;
  points: ImagePoint[];
  corrects: number | null;
}

/** Draws closed outlines with one stroke each. A stroke that begins on an outline of the slice corrects it; any other takes the place of all that is on the slice. */
export class RedrawTool implements KeyedTool {
  readonly onlyLooks = false;
  private stroke: Stroke | null = null;
  private readonly host: RedrawHost;
  private readonly listeners = new Set<() => void>();

  constructor(host: RedrawHost) {
    this.host = host;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.stroke;

  get holds(): boolean {
    return this.stroke !== null;
  }
  get isDrawing(): boolean {
    return this.stroke !== null;
  }
  close = () => false;

  down(at: PointerOnImage): boolean {
    this.show({ slice: at.slice, points: [this.clamped(at.point)], corrects: this.ringAt(at) });
    return true;
  }

  move(at: PointerOnImage): void {
    const { stroke } = this;
    if (stroke && stroke.slice === at.slice) this.show({ ...stroke, points: [...stroke.points, this.clamped(at.point)] });
  }

  up(at: PointerOnImage): void {
    const { stroke } = this;
    this.show(null);
    if (!stroke) return;
    const rings = this.host.rings(stroke.slice);
    const [step, old] = [STEP / pixelsPerColumn(at.view), stroke.corrects === null ? undefined : rings[stroke.corrects]];
    const ring = old ? corrected(old, stroke.points, step) : closedContour(stroke.points, step);
    if (ring) this.host.put(stroke.slice, old ? rings.map((each) => (each === old ? ring : each)) : [ring]);
  }

  cancel(): void {
    this.show(null);
  }

  hover(at: PointerOnImage | null): void {
    this.host.hover(at);
  }

  private ringAt({ slice, point, view, reach }: PointerOnImage): number | null {
    const away = (a: ImagePoint, b: ImagePoint) => {
      const [one, two] = [toCanvas(view, a), toCanvas(view, b)];
      return Math.hypot(one[0] - two[0], one[1] - two[1]);
    };
    const offers = this.host.rings(slice).map((ring, index) => ({ index, far: nearestOnContour(ring, point, away).distance }));
    return offers.filter(({ far }) => far <= reach).sort((a, b) => a.far - b.far)[0]?.index ?? null;
  }

  private clamped([x, y]: ImagePoint): ImagePoint {
    const { columns, rows } = this.host.size;
    return [Math.min(columns, Math.max(0, x)), Math.min(rows, Math.max(0, y))];
  }

  private show(stroke: Stroke | null): void {
    this.stroke = stroke;
    for (const listener of this.listeners) listener();
  }
}

/** One that goes all the way round replaces the outline; one that comes back to the line replaces the part between. */
function corrected(ring: ImagePoint[], points: ImagePoint[], step: number): ImagePoint[] | null {
  const whole = closedContour(points, step);
  return whole && area(whole) > 0.6 * area(ring) ? whole : reshaped(ring, points, step);
}
