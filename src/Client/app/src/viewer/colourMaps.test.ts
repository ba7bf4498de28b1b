import { describe, expect, it } from 'vitest';
import { channelTable, colourMapNames, colourMaps, nextColours, type ColourMap } from './colourMaps';

/** CIE 1976 L* of an sRGB colour. */
function lightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

describe('colour maps', () => {
  it.each(colourMapNames.filter((name) => name !== 'inverted-grey'))('%s grows lighter in even steps', (name: ColourMap) => {
    const steps = colourMaps[name].map(lightness).map((value, index, all) => value - (all[index - 1] ?? 0)).slice(1);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.5 * mean);
  });

  it('give their channels as numbers between 0 and 1', () => {
    expect(channelTable('inverted-grey', 0)).toBe('1.0000 0.0000');
    expect(channelTable('viridis', 2).split(' ')).toHaveLength(10);
  });

  it('come one after the other by their key, and then grey again', () => {
    const seen = colourMapNames.map(() => null as ColourMap | null);
    seen.reduce((now, _, index) => (seen[index] = nextColours(now)), null as ColourMap | null);
    expect(seen).toEqual(colourMapNames);
    expect(nextColours(seen.at(-1)!)).toBeNull();
  });
});
