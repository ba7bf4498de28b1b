import * as Plot from '@observablehq/plot';
import type { PlotColours } from './plotColours';

export interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** Marks of this class are points: their elements get the index of their datum's `index`. */
export const pointsClass = 'plot-points';

/** The engine's plot without what the page's content policy refuses, with its frame (`data-frame`: left, top, right, bottom) and its points named. */
export function plotted(width: number, height: number, margins: Margins, colours: PlotColours, options: Plot.PlotOptions): SVGSVGElement {
  const figure = Plot.plot({
    ...options,
    document: inertDocument(),
    className: 'plot',
    width,
    height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    style: { color: colours.quiet, background: 'none', fontFamily: 'inherit', fontSize: '12px' },
  });
  const svg = figure as unknown as SVGSVGElement;
  svg.querySelector('style')?.remove();
  // Its host is one picture with one name; labels on groups without a role are none that a screen reader may say.
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  svg.dataset['frame'] = [margins.left, margins.top, width - margins.right, height - margins.bottom].join(',');
  return svg;
}

/** Names the elements of the points in the order in which they were given: `indices` of those that were drawn. */
export function named(svg: SVGSVGElement, indices: readonly number[]): SVGSVGElement {
  svg.querySelectorAll(`.${pointsClass} > *`).forEach((element, at) => element.setAttribute('data-point', String(indices[at] ?? '')));
  return svg;
}

/** What a point says, beside it, as the pointer comes near. */
export const tipOf = <T extends { words: string }>(points: readonly T[], at: { x: string; y: string }, colours: PlotColours) =>
  Plot.tip(points, Plot.pointer({ ...at, title: 'words', fill: colours.ground, stroke: colours.line, textPadding: 8, lineHeight: 1.25, maxRadius: 30 }));

/**
 * Elements are made outside the page: the engine's style element would be refused by the page's content policy (its few rules stand in plots.css).
 * The engine makes its events from the document's window, which such a document lacks.
 */
const inertDocument = () => Object.defineProperty(document.implementation.createHTMLDocument(''), 'defaultView', { value: window });
