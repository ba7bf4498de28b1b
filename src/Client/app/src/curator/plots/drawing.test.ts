// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { blandAltmanFigure, drawBlandAltman } from './drawBlandAltman';
import { anatomyFigure, drawAnatomy } from './drawAnatomy';
import { caseSpreadFigure, drawCaseSpread, median } from './drawCaseSpread';
import { confusionFigure, drawConfusion } from './drawConfusion';
import { drawForest, forestFigure, type ForestData } from './drawForest';
import { drawPairMatrix, pairMatrixFigure, type PairMatrixData } from './drawPairMatrix';
import { paper, screen } from './plotColours';
import { whole, zoomed } from './plotView';
import { serialized } from './serialized';

const texts = (svg: SVGSVGElement) => [...svg.querySelectorAll('text')].map((text) => text.textContent);
const points = (svg: SVGSVGElement) => [...svg.querySelectorAll('[data-point]')].map((element) => Number(element.getAttribute('data-point')));

describe('Bland–Altman', () => {
  const pair = { firstReader: 'fox', secondReader: 'crane', bias: -1, low: -5, high: 3, n: 2, points: [{ case: 'Case 1', lesion: 'L1', mean: 20, difference: 2 }, { case: 'Case 2', lesion: 'L1', mean: 40, difference: -4 }] };
  it('draws a point for each lesion and says the limits', () => {
    const svg = drawBlandAltman({ unit: 'mm', pairs: [pair] }, 600, 300, screen);
    expect(points(svg)).toEqual([0, 1]);
    expect(texts(svg)).toEqual(expect.arrayContaining(['−1.0 mm', '−5.0 mm', '3.0 mm']));
  });
  it('tells pairs apart by colour and symbol, and names one against the mean of the others', () => {
    const data = { unit: '%' as const, pairs: [pair, { ...pair, secondReader: null }, { ...pair, firstReader: 'owl' }] };
    const svg = drawBlandAltman(data, 600, 300, paper);
    const dots = [...svg.querySelectorAll('[data-point]')];
    expect(new Set(dots.map((dot) => dot.getAttribute('fill'))).size).toBe(3);
    expect(new Set(dots.map((dot) => dot.getAttribute('d'))).size).toBe(3);
    expect(blandAltmanFigure(data).points[2]).toContain('fox − mean of the others');
  });
  it('shows of an enlarged part what lies in it', () => {
    expect(points(drawBlandAltman({ unit: 'mm', pairs: [pair] }, 600, 300, screen, zoomed(whole, 2, { x: 0, y: 0 }, 'xy')))).toEqual([0]);
  });
  it('draws nothing and does not fail without a point', () => {
    expect(points(drawBlandAltman({ unit: 'mm', pairs: [] }, 600, 300, screen))).toEqual([]);
  });
});

describe('the matrix of pairs', () => {
  const data: PairMatrixData = { readers: ['fox', 'crane', 'owl'], what: 'Dice', unit: '', scale: [0, 1], pairs: [{ a: 'fox', b: 'crane', value: 0.8, n: 12 }, { a: 'crane', b: 'owl', value: null, n: 1, why: 'one case only' }] };
  it('has a cell for each ordered pair, with its value, and none for a reader with themselves', () => {
    const svg = drawPairMatrix(data, 500, 300, screen);
    expect(points(svg)).toHaveLength(6);
    expect(texts(svg).filter((text) => text === '0.80')).toHaveLength(2);
  });
  it('says n, and why there is no value', () => {
    expect(pairMatrixFigure(data).points).toEqual(expect.arrayContaining(['fox, crane\nDice: 0.80\nn = 12', 'owl, crane\nDice: one case only\nn = 1', 'fox, owl\nDice: undefined: nothing in common\nn = 0']));
  });
  it('leaves sixty readers to the tip, and shows fewer of them when enlarged', () => {
    const readers = Array.from({ length: 60 }, (_, i) => `reader-${i}`);
    const many = { ...data, readers, pairs: readers.slice(1).map((b) => ({ a: 'reader-0', b, value: 0.5, n: 3 })) };
    expect(texts(drawPairMatrix(many, 700, 700, screen))).not.toContain('0.50');
    const near = drawPairMatrix(many, 700, 700, screen, zoomed(whole, 10, { x: 0, y: 0 }, 'xy'));
    expect(points(near)).toHaveLength(30);
    expect(texts(near)).toContain('0.50');
  });
});

describe('the confusion of answers', () => {
  const data = { answers: ['solid', 'part-solid', 'other'], rowName: 'fox', columnName: 'crane', counts: [[8, 2, 0], [1, 4, 0], [0, 0, 0]] };
  it('has the count and the share of its row in each cell; an empty row has no share', () => {
    const svg = drawConfusion(data, 600, 300, screen);
    expect(texts(svg)).toEqual(expect.arrayContaining(['880 %', '220 %', '480 %', '0']));
    expect(confusionFigure(data).table.rows).toEqual(expect.arrayContaining([['solid', 'solid', 8, 0.8], ['other', 'other', 0, null]]));
  });
});

describe('the forest of intervals', () => {
  const data: ForestData = { unit: '', axis: 'ICC', scale: [0, 1], lines: [{ name: 'ICC(A,1)', n: 'n = 12', value: 0.8, low: 0.6, high: 0.9 }, { name: 'α', n: 'n = 0', value: null, low: null, high: null, why: 'no variation' }] };
  it('draws what is defined and says of the rest why it is not', () => {
    const svg = drawForest(data, 700, 120, screen);
    expect(points(svg)).toEqual([0]);
    expect(texts(svg)).toEqual(expect.arrayContaining(['undefined: no variation', 'n = 12', '0.80  (0.60 to 0.90)']));
    expect(forestFigure(data).points[1]).toContain('undefined: no variation');
  });
  it('marks an interval that runs beyond a closed scale', () => {
    const svg = drawForest({ ...data, isClosed: true, lines: [{ name: 'x', n: '', value: 0.2, low: -3, high: 0.6 }] }, 700, 80, screen);
    expect(texts(svg)).toContain('‹');
  });
});

describe('the spread of cases', () => {
  const of = (name: string, ...values: number[]) => ({ case: name, readings: values.map((value, i) => ({ reader: `r${i}`, value })) });
  it('puts the widest first, and leaves out what one reader alone has read', () => {
    const figure = caseSpreadFigure({ unit: 'mm', what: 'Long axis', cases: [of('a', 10, 11), of('b', 10, 30, 20), of('c', 5)] });
    expect(figure.points.map((words) => words.split('\n')[0])).toEqual(['b: 3 readings', 'a: 2 readings']);
    expect(figure.table.rows[0]).toEqual(['b', 'r0', 10, -10]);
  });
  it.each([1, 2000])('draws %i cases', (n) => {
    const data = { unit: 'mm' as const, what: 'Long axis', cases: Array.from({ length: n }, (_, i) => of(`Case ${i}`, 10, 12 + (i % 7))) };
    const svg = drawCaseSpread(data, 800, 300, screen);
    expect(points(svg)).toHaveLength(n);
    expect(svg.querySelectorAll('circle').length).toBe(n === 1 ? 2 : 0);
    expect(drawCaseSpread(data, 800, 300, screen, zoomed(whole, 100, { x: 0, y: 0.5 }, 'x')).querySelectorAll('circle').length).toBeGreaterThan(0);
  });
  it('takes the mean of the two in the middle as a median of even numbers', () => expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]));
});

describe('the anatomy of disagreement', () => {
  const step = (id: 'allPairs' | 'samePlace' | 'sameImage', halfWidth: number | null, pairs: number) => ({
    id, pairs, series: 4, patients: 3, readers: 5, halfWidth, low: halfWidth === null ? null : halfWidth - 5.4, high: halfWidth === null ? null : halfWidth + 5.6,
    undefined: halfWidth === null ? 'Fewer than two cases have both readings.' : null, intervalUndefined: null, share: pairs / 40, shareLow: null, shareHigh: null, repeats: 0, halfWidthWithoutRepeats: halfWidth, histogram: [pairs, ...Array.from({ length: 39 }, () => 0)],
  });
  const groups = [{ name: 'Liver', steps: [step('allPairs', 116, 40), step('samePlace', 79, 20), step('sameImage', null, 1)] }];
  it('says of each step its limits, their interval and n', () => {
    const said = texts(drawAnatomy(groups, 900, 200, screen));
    expect(said).toEqual(expect.arrayContaining(['Liver', '±116 %  (111 to 122)', '40 pairs, 3 patients', '±79 %  (74 to 85)']));
    expect(said.some((text) => text?.startsWith('undefined'))).toBe(true);
  });
  it('has a point for each step that is defined, and says what is left of the pairs', () => {
    expect(points(drawAnatomy(groups, 400, 200, screen))).toEqual([0, 1]);
    expect(anatomyFigure(groups).points[1]).toBe('Liver, same place: ±79 %  (74 to 85)\n20 pairs, 3 patients\n50 % of all pairs are left');
  });
});

it('a saved figure has nothing of the page: no variable, no style element, no name of ours', () => {
  const file = serialized(drawForest({ unit: 'mm', axis: 'mm', scale: [0, 1], lines: [{ name: 'x', n: '', value: 0.2, low: 0, high: 0.6 }] }, 700, 80, paper));
  expect(file).toMatch(/^<\?xml/);
  expect(file).not.toMatch(/var\(|color-mix|<style|data-|class="plot"/);
  expect(file).toContain('xmlns="http://www.w3.org/2000/svg"');
});
