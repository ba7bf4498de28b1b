import type { GivenLayer } from '../../../api/contract';
import type { ReaderStyle } from '../../../ui/readers';

const priors = ['var(--prior-1)', 'var(--prior-2)', 'var(--prior-3)'];

/** What a layer is called in the page: its id, or for what came with the images its place among those. */
export const layerKey = (layer: GivenLayer, index: number): string => layer.id ?? `archive-${index}`;

/** Gold standards are gold and dotted; priors have colours of their own, so that none looks like a reader of the campaign. */
export function layerStyle(layers: readonly GivenLayer[], index: number): ReaderStyle {
  const layer = layers[index];
  if (layer?.kind === 'gold') return { colour: 'var(--gold)', dash: '1 4' };
  const before = layers.slice(0, index).filter((each) => each.kind === 'prior').length;
  return { colour: priors[before % priors.length] ?? 'var(--prior-1)', dash: '5 2 1 2' };
}

/** Slices on which a layer has something, from 0. */
export const layerSlices = (layer: GivenLayer): number[] =>
  [...new Set(layer.findings.flatMap((finding) => [...finding.shapes.map((shape) => shape.slice), ...finding.images]))].sort((a, b) => a - b);
