import { describe, expect, it } from 'vitest';
import { PaneGestures } from './PaneGestures';

function hand() {
  const done: unknown[] = [];
  const gestures = new PaneGestures<string>();
  gestures.pane = { view: () => 'view', point: (at) => void done.push(at), pinch: (from, to) => void done.push([from, to]) };
  return { gestures, done };
}

describe('a hand on another plane', () => {
  it('points with the mouse at once, and with a finger when it moves or is lifted', () => {
    const { gestures, done } = hand();
    gestures.press(1, [10, 10], false);
    gestures.move(1, [12, 10]);
    gestures.lift(1, [12, 10]);
    gestures.press(2, [50, 50], true);
    expect(done).toEqual([[10, 10], [12, 10]]);
    gestures.lift(2, [50, 50]);
    expect(done.at(-1)).toEqual([50, 50]);
  });

  it('zooms and pans with two fingers and points at nothing meanwhile', () => {
    const { gestures, done } = hand();
    gestures.press(1, [100, 100], true);
    gestures.press(2, [200, 100], true);
    gestures.move(2, [300, 100]);
    gestures.lift(2, [300, 100]);
    gestures.move(1, [150, 150]);
    gestures.lift(1, [150, 150]);
    expect(done).toEqual([[{ middle: [150, 100], spread: 100 }, { middle: [200, 100], spread: 200 }]]);
  });
});
