import type { View } from './view';

/**
 * How the picture is turned on the screen, as the four numbers of a CSS matrix: x′ = a·x + c·y, y′ = b·x + d·y. One of the eight of the
 * square: mirrored or not, by quarters. What is marked stays in the image's own coordinates; only `View` knows of this.
 */
export type Turn = readonly [a: number, b: number, c: number, d: number];

export const upright: Turn = [1, 0, 0, 1];

/** What each does to the picture as it stands on the screen, and not to the image behind it. */
const moves = {
  flipHorizontal: [-1, 0, 0, 1],
  flipVertical: [1, 0, 0, -1],
  quarter: [0, 1, -1, 0],
} satisfies Record<string, Turn>;
export type TurnMove = keyof typeof moves;

export function turned([a, b, c, d]: Turn, move: TurnMove): Turn {
  const [p, q, r, s] = moves[move];
  const whole = (value: number) => value || 0;
  return [whole(p * a + r * b), whole(q * a + s * b), whole(p * c + r * d), whole(q * c + s * d)];
}

export const isUpright = (turn: Turn) => turn.every((value, index) => value === upright[index]);

/** Width and height change places. */
export const liesOnSide = ([a]: Turn) => a === 0;

/** Where image points lie when the engine's own element, which shows them as `view` says, is turned about its middle in a place of the given size. */
export function turnedView(view: View, [a, b, c, d]: Turn, width: number, height: number): View {
  const [p, q, r, s, e, f] = view.matrix;
  const [x, y] = [e - view.width / 2, f - view.height / 2];
  return {
    matrix: [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * x + c * y + width / 2, b * x + d * y + height / 2],
    width,
    height,
  };
}
