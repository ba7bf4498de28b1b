import { describe, expect, it } from 'vitest';
import { nothingViewed, told, withInput, withSeconds, withSeen, type Seen } from './viewed';
import { Watch } from './watch';

const display = { width: 1440, height: 900, pixelRatio: 2 };
const seen = (slice: number, level = 40, zoom: number | null = 1.5): Seen => ({ slice, window: { level, width: 400 }, zoom });

describe('what is told of the viewing', () => {
  it('says slices as runs, whatever the order they were seen in', () => {
    const viewed = [5, 4, 3, 9, 4, 11, 10].reduce((all, slice) => withSeen(all, seen(slice)), nothingViewed);
    expect(told(viewed, display, 'seen').slicesSeen).toEqual([[3, 5], [9, 11]]);
  });
  it('holds the windows that were used for two seconds, the longest first, twenty at most', () => {
    let viewed = withSeconds(withSeconds(nothingViewed, seen(1, 40), 2.4), seen(1, 50), 1.9);
    viewed = withSeconds(viewed, seen(1, 60), 9);
    expect(told(viewed, display, 'seen').windows).toEqual([{ level: 60, width: 400, seconds: 9 }, { level: 40, width: 400, seconds: 2 }]);
    for (let level = 100; level < 140; level++) viewed = withSeconds(viewed, seen(1, level), 3);
    expect(told(viewed, display, 'seen').windows).toHaveLength(20);
  });
  it('holds the least and the most zoom, and each input once', () => {
    const viewed = withInput(withInput(withInput(withSeen(withSeen(nothingViewed, seen(0, 40, 2)), seen(0, 40, 0.5)), 'mouse'), 'keyboard'), 'mouse');
    const { zoom, input } = told(viewed, display, 'not-asked');
    expect([zoom, input]).toEqual([{ least: 0.5, most: 2 }, ['mouse', 'keyboard']]);
  });
  it('says nothing of what was not there', () => {
    expect(told(nothingViewed, display, 'not-asked')).toEqual({ activeSeconds: 0, slicesSeen: [], windows: [], zoom: null, input: [], display, greyPattern: 'not-asked' });
  });
});

describe('the watch', () => {
  const clock = () => {
    const at = { now: 0, visible: true };
    const kept: { viewed: ReturnType<Watch['viewed']> }[] = [];
    const watch = new Watch({ now: () => at.now, visible: () => at.visible, keep: (viewed) => kept.push({ viewed }) });
    return { at, kept, watch, pass: (seconds: number) => { for (let each = 0; each < seconds; each++) { at.now += 1000; watch.tick(); } } };
  };
  it('counts no second after thirty in which nothing was done', () => {
    const { watch, pass } = clock();
    watch.did('mouse');
    pass(50);
    expect(watch.viewed().activeSeconds).toBe(30);
    watch.did('keyboard');
    pass(5);
    expect(watch.viewed()).toMatchObject({ activeSeconds: 35, input: ['mouse', 'keyboard'] });
  });
  it('counts no second in which the page was not in front, and none that a sleeping machine skipped', () => {
    const { at, watch, pass } = clock();
    watch.did('touch');
    at.visible = false;
    pass(5);
    at.visible = true;
    pass(1);
    at.now += 20_000;
    watch.tick();
    expect(watch.viewed().activeSeconds).toBe(3);
  });
  it('goes on where the device had kept it', () => {
    const first = clock();
    first.watch.did('pen');
    first.watch.sees({ slice: 3, window: { level: 40, width: 400 }, zoom: 1 });
    first.pass(4);
    const again = new Watch({ now: () => 0, visible: () => true, keep: () => undefined }, first.kept.at(-1)!.viewed);
    again.sees({ slice: 4, window: null, zoom: 2 });
    expect(again.viewed()).toMatchObject({ activeSeconds: 4, slices: [3, 4], zoom: { least: 1, most: 2 }, input: ['pen'] });
  });
});

it('windows of uptake keep their decimals, those of CT are whole', () => {
  const viewed = withSeconds(withSeconds(nothingViewed, { slice: 0, window: { level: 2.3456789, width: 4.75 }, zoom: 1 }, 3), { slice: 0, window: { level: 40.0000001, width: -400 }, zoom: 1 }, 2);
  expect(told(viewed, display, 'seen').windows).toEqual([{ level: 2.346, width: 4.75, seconds: 3 }, { level: 40, width: 400, seconds: 2 }]);
});
