import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cine, otherRate } from './cine';

let tick: ((now: number) => void) | null = null;
const frame = (now: number) => {
  const due = tick;
  tick = null;
  due?.(now);
};

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => ((tick = callback), 1));
  vi.stubGlobal('cancelAnimationFrame', () => (tick = null));
});
afterEach(() => vi.unstubAllGlobals());

describe('a film', () => {
  it('shows as many frames a second as it was asked for', () => {
    let shown = 0;
    const cine = new Cine({ ready: () => true, next: () => shown++ });
    cine.play(10);
    for (let now = 0; now < 2000; now += 1000 / 60) frame(now);
    expect(shown).toBeGreaterThanOrEqual(19);
    expect(shown).toBeLessThanOrEqual(21);
  });

  it('waits for a frame that has not arrived and stops when told', () => {
    let [shown, ready] = [0, false];
    const cine = new Cine({ ready: () => ready, next: () => shown++ });
    cine.play(30);
    frame(0);
    frame(500);
    expect(shown).toBe(0);
    ready = true;
    frame(600);
    expect(shown).toBe(1);
    cine.stop();
    frame(1000);
    expect([shown, cine.rate]).toEqual([1, null]);
  });

  it('goes to the next rate and no further than the last', () => {
    expect([otherRate(15, 1), otherRate(15, -1), otherRate(30, 1), otherRate(2, -1)]).toEqual([20, 10, 30, 2]);
  });
});
