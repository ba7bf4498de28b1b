import { describe, expect, it } from 'vitest';
import { edgeLetters, type ImagePlane } from './coordinates';
import { isUpright, liesOnSide, turned, turnedView, upright, type TurnMove } from './turn';
import { toCanvas, toImage, type View } from './view';

const after = (...moves: TurnMove[]) => moves.reduce(turned, upright);
const straight: View = { matrix: [2, 0, 0, 3, 10, -5], width: 400, height: 300 };
const axial: ImagePlane = { position: [0, 0, 0], rowCosines: [1, 0, 0], columnCosines: [0, 1, 0], rowSpacing: 2, columnSpacing: 0.5 };

describe('turning the picture', () => {
  it('comes back to upright by four quarters, or by the same flip twice', () => {
    expect(isUpright(after('quarter', 'quarter', 'quarter', 'quarter'))).toBe(true);
    expect(isUpright(after('flipHorizontal', 'flipHorizontal'))).toBe(true);
    expect(after('flipHorizontal', 'flipVertical')).toEqual(after('quarter', 'quarter'));
  });

  it('flips what is seen, also after a quarter', () => {
    expect(after('quarter', 'flipHorizontal')).not.toEqual(after('flipHorizontal', 'quarter'));
    expect(after('quarter', 'flipHorizontal')).toEqual(after('flipVertical', 'quarter'));
  });

  it('mirrors a point about the middle of the viewport', () => {
    const mirrored = turnedView(straight, after('flipHorizontal'), 400, 300);
    const [x, y] = toCanvas(straight, [17, 40]);
    expect(toCanvas(mirrored, [17, 40])).toEqual([400 - x, y]);
  });

  it('turns the picture clockwise: what was above is on the right', () => {
    const lying = turnedView(straight, after('quarter'), 300, 400);
    const above = toImage(straight, [200, 20]);
    expect(toCanvas(lying, above)).toEqual([280, 200]);
    expect(liesOnSide(after('quarter'))).toBe(true);
  });

  it('comes back to the same image point in each of the eight ways', () => {
    for (const flip of [[], ['flipHorizontal']] as TurnMove[][]) {
      for (let quarters = 0; quarters < 4; quarters++) {
        const view = turnedView(straight, after(...flip, ...Array<TurnMove>(quarters).fill('quarter')), 517, 391);
        const [x, y] = toImage(view, toCanvas(view, [123.25, 67.875]));
        expect(x).toBeCloseTo(123.25, 10);
        expect(y).toBeCloseTo(67.875, 10);
      }
    }
  });
});

describe('orientation letters of a turned picture', () => {
  it('change sides with a flip', () => {
    expect(edgeLetters(axial, after('flipHorizontal'))).toEqual({ left: 'L', right: 'R', top: 'A', bottom: 'P' });
    expect(edgeLetters(axial, after('flipVertical'))).toEqual({ left: 'R', right: 'L', top: 'P', bottom: 'A' });
  });

  it('go round with a quarter: anterior was above and is on the right', () => {
    expect(edgeLetters(axial, after('quarter'))).toEqual({ left: 'P', right: 'A', top: 'R', bottom: 'L' });
  });
});
