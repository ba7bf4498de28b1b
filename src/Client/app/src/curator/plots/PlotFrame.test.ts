// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { blandAltmanFigure } from './drawBlandAltman';
import { PlotFrame } from './PlotFrame';

// Drawing takes seconds where other work shares the machine.
vi.setConfig({ testTimeout: 30_000 });
const saved = vi.hoisted(() => [] as [string, string][]);
vi.mock('../saveFile', async (original) => ({ ...(await original<object>()), saveText: (name: string, _: string, text: string) => saved.push([name, text]) }));

const figure = blandAltmanFigure({
  unit: 'mm',
  pairs: [{ firstReader: 'fox', secondReader: 'crane', bias: 0, low: -3, high: 3, n: 2, points: [{ case: 'Case 1', lesion: 'L1', mean: 20, difference: 2 }, { case: 'Case 2', lesion: 'L1', mean: 40, difference: -2 }] }],
});
let root: Root;
const find = (testId: string) => document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)!;
const host = () => document.querySelector<HTMLElement>('[role="application"]')!;
const press = (key: string) => act(() => host().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('ResizeObserver', class {
    constructor(private readonly tell: (entries: { contentRect: { width: number } }[]) => void) {}
    observe = () => this.tell([{ contentRect: { width: 640 } }]);
    disconnect = () => {};
  });
  document.body.innerHTML = '<div id="here"></div>';
  saved.length = 0;
  root = createRoot(document.getElementById('here')!);
  act(() => root.render(createElement(PlotFrame, { title: 'Bland–Altman', figure, file: 'study-bland-altman', note: 'No error of either.' })));
});
afterEach(() => act(() => root.unmount()));

it('draws at the width it has, under a name, and can be reached by the keyboard', () => {
  expect(host().querySelector('svg')?.getAttribute('width')).toBe('640');
  expect([host().getAttribute('aria-label'), host().tabIndex]).toEqual(['Bland–Altman', 0]);
});
it('reads out the point that the arrows have come to, and marks it', () => {
  press('ArrowRight');
  press('ArrowRight');
  expect(find('plot-said').textContent).toBe('Case 2, L1 · fox − crane · mean 40.0 mm, difference −2.0 mm (2 of 2)');
  expect(document.querySelectorAll('.chosen')).toHaveLength(1);
});
it('is enlarged by plus and whole again by nought', () => {
  press('+');
  press('+');
  expect(find('plot-all')).not.toBeNull();
  press('0');
  expect(find('plot-all')).toBeNull();
  expect(document.querySelectorAll('[data-point]')).toHaveLength(2);
});
it('is saved as a picture and as a table', () => {
  act(() => find('save-plot-svg').click());
  act(() => find('save-plot-csv').click());
  expect(saved.map(([name]) => name)).toEqual(['study-bland-altman.svg', 'study-bland-altman.csv']);
  expect(saved[0]![1]).toContain('<svg');
  expect(saved[1]![1].split('\r\n')[1]).toBe('Case 1,L1,fox,crane,20,2');
});
