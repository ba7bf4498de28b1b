import { describe, expect, it } from 'vitest';
import { bytes, decimals, nothing, percent, runsOf, significant, unitWords, volumeUnit } from './format';

describe('numbers', () => {
  it('say a true minus and no minus zero', () => {
    expect(decimals(-1.25, 1)).toBe('−1.3');
    expect(decimals(-0.001, 2)).toBe('0.00');
  });
  it('say a dash where there is no number', () => {
    expect([decimals(null, 2), decimals(Number.NaN, 2), significant(undefined), percent(null)]).toEqual([nothing, nothing, nothing, nothing]);
  });
  it('keep four significant digits and group thousands', () => {
    expect([significant(357750.2), significant(0.69312), significant(-12.4), significant(8.27e8), significant(-2.5e-7, 2)]).toEqual(['357\u202f750', '0.6931', '−12.40', '8.270·10⁸', '−2.5·10⁻⁷']);
  });
  it('say a small variation finer than a large one', () => {
    expect([percent(0.0123), percent(0.25)]).toEqual(['1.2 %', '25 %']);
  });
});

describe('volumes of one column', () => {
  it('share one unit, mm³ only when all are below a millilitre', () => {
    expect(volumeUnit([120, 980]).say(980)).toBe('980');
    expect(volumeUnit([120, 980]).name).toBe('mm³');
    const unit = volumeUnit([2310, 610, null]);
    expect([unit.name, unit.say(2310), unit.say(610), unit.say(null)]).toEqual(['mL', '2.31', '0.61', nothing]);
  });
});

it('sizes of files use powers of ten', () => {
  expect([bytes(0), bytes(999), bytes(18_234_567)]).toEqual(['0 B', '999 B', '18.2 MB']);
});
it('neighbouring slices become runs', () => {
  expect(runsOf([20, 12, 13, 14])).toBe('12–14, 20');
  expect(runsOf([])).toBe('');
});
it('units are said as readers expect them', () => {
  expect(["[hnsf'U]2", 'mm3', '1', "[hnsf'U]"].map(unitWords)).toEqual(['HU²', 'mm³', '', 'HU']);
});
