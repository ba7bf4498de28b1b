import { expect, it } from 'vitest';
import { askedBy } from './plotKeys';
import { whole } from './plotView';

const asked = (key: string, place: number, drawn = 3, isShift = false) => askedBy(key, isShift, whole, 'xy', place, drawn);

it('arrows walk through the points and around their ends', () => {
  expect([asked('ArrowRight', -1), asked('ArrowRight', 0), asked('ArrowDown', 2), asked('ArrowLeft', 0), asked('End', 0), asked('Home', 2)]).toEqual([0, 1, 0, 2, 2, 0].map((place) => ({ place })));
  expect(asked('ArrowRight', -1, 0)).toBeNull();
});
it('plus enlarges, minus takes it back, nought shows all', () => {
  const larger = asked('+', 0);
  expect(larger).toMatchObject({ view: { x: [expect.closeTo(1 / 6), expect.closeTo(5 / 6)] } });
  expect(asked('0', 0)).toEqual({ view: whole });
  expect(askedBy('+', false, whole, 'none', 0, 3)).toBeNull();
});
it('leaves other keys to the page', () => expect(asked('Tab', 0)).toBeNull());
