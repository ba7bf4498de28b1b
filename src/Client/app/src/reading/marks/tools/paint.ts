import type { ImagePoint, Mark } from '../../../api/contract';
import type { PointerOnImage } from '../../../viewer/pointers';
import { rangeUnder, stroke, type Brush } from '../region/brush';
import { emptyMask, isTooFine, unite, type Mask } from '../region/mask';
import { isRegion, pixelsOf } from '../region/onSlices';
import { trace } from '../region/trace';
import { findingOf } from '../../state/reading';
import { isInside } from '../../../viewer/contour';
import { isOn } from '../target';
import type { Desk, Drawing, Gesture, Ghost } from './drawing';
import type { Figure } from './figure';

/** Puts pixels into the finding's region on this slice. */
export const brush: Drawing = { kind: 'region', holds: () => null, begin: (at, desk) => new Painting(at, desk, { radius: desk.settings().radius, paints: true }) };

/** Takes pixels out of it. */
export const eraser: Drawing = { kind: 'region', holds: () => null, begin: (at, desk) => new Painting(at, desk, { radius: desk.settings().radius, paints: false }) };

/** Puts in only pixels with a value of the range; the first stroke takes the range from the tissue it begins on. */
export const thresholdBrush: Drawing = {
  kind: 'region',
  holds: () => null,
  begin(at, desk) {
    const { radius, range } = desk.settings();
    const values = desk.values(at.slice);
    if (values.length !== desk.sheet.columns * desk.sheet.rows) return new Painting(at, desk, { radius, paints: true });
    const { low, high } = range ?? rangeUnder(values, desk.sheet.columns, desk.sheet.rows, at.point, RANGE_FROM, desk.sheet.spacing);
    if (!range) desk.set({ range: { low, high } });
    return new Painting(at, desk, { radius, paints: true, only: { values, low, high } });
  },
};

/** mm around the first press from which the range is taken. */
const RANGE_FROM = 3;

/**
 * A stroke on the region that the selected finding has on this slice: one for each finding and slice. A contour of it that the stroke begins on
 * becomes part of that region.
 */
class Painting implements Gesture {
  private readonly desk: Desk;
  private readonly brush: Brush;
  private readonly slice: number;
  private readonly mask: Mask;
  private readonly stands: Mark[];
  private last: ImagePoint;
  private figure: Figure;

  constructor(at: PointerOnImage, desk: Desk, brush: Brush) {
    this.desk = desk;
    this.brush = brush;
    this.slice = at.slice;
    this.last = at.point;
    const { columns, rows } = desk.sheet;
    this.mask = emptyMask(0, 0, columns, rows);
    this.stands = standsUnder(at, desk);
    for (const mark of this.stands) unite(this.mask, pixelsOf(mark, desk.sheet));
    this.figure = this.painted(at.point);
  }

  ghost = (): Ghost => ({ figure: this.figure, markId: this.stands[0]?.id ?? null, hides: this.stands.map(({ id }) => id), slice: this.slice });

  press(): void {}

  move(at: PointerOnImage): void {
    this.figure = this.painted(at.point);
  }

  release(): true {
    const [first, ...others] = this.stands;
    if (isTooFine(this.figure.outlines ?? [])) return this.refused();
    const figure = this.figure.outlines?.length ? this.figure : null;
    if (first) this.desk.change(first, figure, others);
    else if (figure) this.desk.add(figure, this.slice);
    return true;
  }

  private refused(): true {
    this.desk.refused('too-fine');
    return true;
  }

  private painted(to: ImagePoint): Figure {
    stroke(this.mask, this.last, to, this.brush, this.desk.sheet.spacing);
    this.last = to;
    return { kind: 'region', points: [], outlines: trace(this.mask) };
  }
}

function standsUnder(at: PointerOnImage, desk: Desk): Mark[] {
  const { reading, finding } = desk.state();
  const marks = (findingOf(reading, finding) ?? reading.findings.at(-1))?.marks.filter((mark) => isOn(desk.images, mark, at.slice)) ?? [];
  return [...marks.filter(isRegion), ...marks.filter((mark) => mark.kind === 'contour' && isInside(mark.points, at.point))];
}
