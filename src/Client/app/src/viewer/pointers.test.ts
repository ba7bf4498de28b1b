import type { PointerEvent } from 'react';
import { describe, expect, it } from 'vitest';
import { ImagePointers, type ImageTool } from './pointers';
import type { ImageStage } from './stage';

const view = { matrix: [2, 0, 0, 2, 0, 0] as const, width: 400, height: 200 };
const glass = { setPointerCapture: () => undefined, getBoundingClientRect: () => ({ left: 0, top: 0, width: 400 }) };

function hand() {
  const done: string[] = [];
  const state = { view, shown: 3, wanted: 4, playing: null as number | null };
  const stage = {
    snapshot: () => state,
    show: (slice: number) => {
      done.push(`show ${slice}`);
      state.playing = null;
    },
    zoomBy: () => void done.push('zoom'),
    panBy: () => void done.push('pan'),
  } as unknown as ImageStage;
  const tool: ImageTool = {
    down: (at) => done.push(`down ${at.slice}`) > 0,
    move: () => void done.push('move'),
    up: () => void done.push('up'),
    cancel: () => void done.push('cancel'),
    hover: () => undefined,
    interrupt: () => void done.push('interrupt'),
  };
  const pointers = new ImagePointers();
  pointers.stage = stage;
  pointers.tool = tool;
  const event = (pointerType: 'mouse' | 'touch' | 'pen', pointerId: number, clientX: number) =>
    ({ pointerType, pointerId, clientX, clientY: 10, button: 0, currentTarget: glass, nativeEvent: { clientX, clientY: 10 }, preventDefault: () => undefined }) as unknown as PointerEvent<HTMLElement>;
  return { pointers, event, done, state };
}

describe('a hand that rests on the glass', () => {
  it('neither ends the stroke of a pen nor zooms', () => {
    const { pointers, event, done } = hand();
    pointers.pointerDown(event('pen', 1, 10));
    pointers.pointerDown(event('touch', 2, 300));
    pointers.pointerMove(event('touch', 2, 320));
    pointers.pointerMove(event('pen', 1, 20));
    pointers.pointerUp(event('touch', 2, 320));
    pointers.pointerUp(event('pen', 1, 20));
    expect(done).toEqual(['down 3', 'move', 'up']);
  });

  it('gives way to the pen when it lands first', () => {
    const { pointers, event, done } = hand();
    pointers.pointerDown(event('touch', 2, 300));
    pointers.pointerDown(event('pen', 1, 10));
    pointers.pointerMove(event('touch', 2, 320));
    pointers.pointerMove(event('pen', 1, 20));
    pointers.pointerUp(event('pen', 1, 20));
    expect(done).toEqual(['down 3', 'interrupt', 'down 3', 'move', 'up']);
  });

  it('zooms with two fingers when the pen is gone', () => {
    const { pointers, event, done } = hand();
    pointers.pointerDown(event('pen', 1, 10));
    pointers.pointerUp(event('pen', 1, 10));
    pointers.pointerDown(event('touch', 2, 100));
    pointers.pointerDown(event('touch', 3, 200));
    pointers.pointerMove(event('touch', 3, 300));
    expect(done.slice(2)).toEqual(['down 3', 'interrupt', 'pan', 'zoom']);
  });
});

describe('a press while the stack plays', () => {
  it('stops it on the slice that was shown when the tool takes it', () => {
    const { pointers, event, done, state } = hand();
    state.playing = 15;
    pointers.pointerDown(event('mouse', 1, 10));
    expect([done, state.playing]).toEqual([['down 3', 'show 3'], null]);
  });

  it('lets it play where the press only moves the image', () => {
    const { pointers, event, done, state } = hand();
    state.playing = 15;
    (pointers.tool as ImageTool).down = () => false;
    pointers.pointerDown(event('mouse', 1, 10));
    expect([done, state.playing]).toEqual([[], 15]);
  });
});
