import { describe, expect, it } from 'vitest';
import { compared, spreadOf } from './compared';

const readings = {
  readers: ['a', 'b', 'c'],
  lesions: [
    { caseId: '1', case: 'Case 1', lesion: 'Lesion 1', site: null, sizes: [[0, 10], [1, 12], [2, 14]] as [number, number][] },
    { caseId: '2', case: 'Case 2', lesion: 'Lesion 1', site: null, sizes: [[0, 20], [1, 21]] as [number, number][] },
    { caseId: '3', case: 'Case 3', lesion: 'Lesion 1', site: null, sizes: [[2, 9]] as [number, number][] },
  ],
};

describe('two readers compared', () => {
  it('takes the lesions that both measured, with bias and 1.96 SD', () => {
    const pair = compared(readings, 'a', 'b')!;
    expect(pair.n).toBe(2);
    expect(pair.bias).toBeCloseTo(-1.5, 12);
    expect(pair.high - pair.bias).toBeCloseTo(1.96 * Math.sqrt(0.5), 12);
  });

  it('holds one against the mean of the others, without the own reading', () => {
    const pair = compared(readings, 'a', null)!;
    expect(pair.points.map((point) => point.difference)).toEqual([-3, -1]);
  });

  it('says nothing of fewer than two lesions, nor of a reader who is not there', () => {
    expect(compared(readings, 'b', 'c')).toBeNull();
    expect(compared(readings, 'z', null)).toBeNull();
  });
});

it('shows the spread of lesions that two readers measured', () => {
  expect(spreadOf(readings, 'Long axis').cases.map((each) => each.case)).toEqual(['Case 1, Lesion 1', 'Case 2, Lesion 1']);
});
