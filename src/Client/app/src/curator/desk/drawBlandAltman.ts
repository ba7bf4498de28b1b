import * as Plot from '@observablehq/plot';
import type { BlandAltman } from '../../api/contract';
import { texts } from '../../texts';
import { localized } from '../../texts/numbers';
import { millimetres } from '../format';

export interface PlotColours {
  text: string;
  quiet: string;
  grid: string;
  point: string;
  ground: string;
  line: string;
}

/** Colours of the room, and of paper for what is saved. */
export const screen: PlotColours = { text: 'var(--text)', quiet: 'var(--text-2)', grid: 'var(--hairline)', point: 'var(--accent)', ground: 'var(--raised)', line: 'var(--edge)' };
export const paper: PlotColours = { text: '#14181d', quiet: '#525c67', grid: '#dde1e5', point: '#0f7a74', ground: '#ffffff', line: '#b9c1c9' };

const words = texts.curator.blandAltman;
const tick = (value: number) => localized(String(value)).replace('-', '−');

/** Differences over means with bias (solid) and 95 % limits (dashed); the scale is symmetrical about 0 so that a bias shows as one. */
export function drawBlandAltman(plot: BlandAltman, width: number, height: number, colours: PlotColours): SVGSVGElement {
  const reach = 1.1 * Math.max(1, ...[plot.low, plot.high, ...plot.points.map((point) => point.difference)].map(Math.abs));
  const label = (value: number, sign = '') => `${sign}${millimetres(value)}`;
  const limits = [
    { at: plot.high, words: label(plot.high) },
    { at: plot.bias, words: label(plot.bias) },
    { at: plot.low, words: label(plot.low) },
  ];
  const figure = Plot.plot({
    document: inertDocument(),
    className: 'bland-altman-plot',
    width,
    height,
    marginLeft: 48,
    marginRight: 48,
    marginBottom: 38,
    marginTop: 22,
    style: { color: colours.quiet, background: 'none', fontFamily: 'inherit', fontSize: '12px' },
    x: { label: words.mean, nice: true, labelAnchor: 'center', labelArrow: 'none', ticks: 6, tickFormat: tick },
    y: { label: `${words.pairOf(plot.firstReader, plot.secondReader)}, mm`, domain: [-reach, reach], labelArrow: 'none', ticks: 5, tickFormat: tick },
    marks: [
      Plot.ruleY([0], { stroke: colours.line }),
      Plot.ruleY([plot.bias], { stroke: colours.text }),
      Plot.ruleY([plot.low, plot.high], { stroke: colours.text, strokeDasharray: '5 4', strokeOpacity: 0.8 }),
      Plot.text(limits, { y: 'at', text: 'words', frameAnchor: 'right', textAnchor: 'start', dx: 6, fill: colours.text }),
      Plot.dot(plot.points, {
        x: 'mean',
        y: 'difference',
        r: 4.5,
        fill: colours.point,
        fillOpacity: 0.85,
        stroke: colours.ground,
        strokeWidth: 1,
        channels: { [words.case]: (point: BlandAltman['points'][number]) => `${point.case}, ${point.lesion}` },
        tip: { fill: colours.ground, stroke: colours.line, format: { x: (value: number) => `${millimetres(value)} mm`, y: (value: number) => `${millimetres(value)} mm`, [words.case]: true } },
      }),
    ],
  });
  const svg = figure as unknown as SVGSVGElement;
  svg.querySelector('style')?.remove();
  // Its host is one picture with one name; labels on groups without a role are none that a screen reader may say.
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return svg;
}

/**
 * Elements are made outside the page: the engine's style element would be refused by the page's content policy (its few rules stand in desk.css).
 * The engine makes its events from the document's window, which such a document lacks.
 */
const inertDocument = () => Object.defineProperty(document.implementation.createHTMLDocument(''), 'defaultView', { value: window });

/** A file of its own: white ground, a font that any program has. */
export function serialized(svg: SVGSVGElement): string {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', 'sans-serif');
  svg.style.fontFamily = 'sans-serif';
  svg.style.background = '#ffffff';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}
