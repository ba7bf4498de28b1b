import { describe, expect, it } from 'vitest';
import { coloured, colourOf, legendSteps, valueOf } from './mapColours';

const lightness = (colour: readonly number[]) => 0.2126 * colour[0]! + 0.7152 * colour[1]! + 0.0722 * colour[2]!;

describe('a map', () => {
  it('leaves the image alone where nobody marked or, for entropy, where all did', () => {
    expect(colourOf('probability', 0)).toBeNull();
    expect(colourOf('entropy', valueOf('entropy', 5, 5))).toBeNull();
    expect([...coloured('probability', Uint8Array.of(0, 2), 2, 0.5)].slice(3, 8).filter((_, index) => index === 0 || index === 4)).toEqual([0, 128]);
  });

  it.each(['probability', 'entropy'] as const)('of %s grows lighter with the value, so that colour need not be told apart', (kind) => {
    const steps = [0.2, 0.4, 0.6, 0.8, 1].map((value) => lightness(colourOf(kind, value)!));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)! - steps[0]!).toBeGreaterThan(100);
  });

  it('has a legend of the values that so many readers can give', () => {
    expect(legendSteps('probability', 3).map(({ votes }) => votes)).toEqual([1, 2, 3]);
    expect(legendSteps('entropy', 5).map(({ votes, value }) => [votes, Number(value.toFixed(2))])).toEqual([[1, 0.72], [2, 0.97]]);
    expect(legendSteps('entropy', 1)).toEqual([]);
    const many = legendSteps('probability', 60);
    expect(many.length).toBeLessThanOrEqual(6);
    expect(many.at(-1)!.votes).toBe(60);
  });
});
