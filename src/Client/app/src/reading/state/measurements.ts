import type { Code, Mark, Measured, Measurement, Reading } from '../../api/contract';
import { fixed, whole } from '../../texts/numbers';
import { named } from '../../texts/said';
import { markOf } from './reading';

/** Code values of the concepts that have a place of their own; every other is shown by its meaning. Defined in Primitives/Codes. */
const concepts = { longAxis: '103339001', shortAxis: '103340004', area: '42798000', volume: '118565006' };

const units: Record<string, string> = { mm2: 'mm²', mm3: 'mm³', cm2: 'cm²', cm3: 'cm³', '[hnsf\'U]': 'HU', '[HU]': 'HU', '{pixels}': 'px', '{pixels}2': 'px²', deg: '°', '1': '' };

export const unitWords = (unit: string) => units[unit] ?? unit;

/** 21.4, 0.58, 1 204: as many digits as a reader can use. */
export function figures(value: number): string {
  const size = Math.abs(value);
  return size >= 1000 ? whole(value) : fixed(value, size >= 100 ? 0 : size < 1 ? 2 : 1);
}

/** The server's numbers belong to a mark as long as the mark is as it was when they were computed. */
export function areCurrent(mark: Mark, measuredFor: Reading | null): boolean {
  if (!measuredFor) return false;
  const then = markOf(measuredFor, mark.id);
  return then === mark || (then !== null && geometry(then) === geometry(mark));
}

const geometry = ({ points, outlines }: Mark) => JSON.stringify([points, outlines]);

const find = (list: Measurement[], concept: string) => list.find((each) => each.concept.value === concept && each.derivation === null) ?? list.find((each) => each.concept.value === concept);

/** The one line beside a mark: "21.4 × 14.9 mm", "312 mm²", "42.1°"; of a short axis that is only proposed, nothing. Null where the server gave nothing for it. */
export function headline(measured: Measured, mark: Pick<Mark, 'id' | 'kind' | 'shortAxisProposed'>): string | null {
  const own = measured.measurements.filter((each) => each.markId === mark.id);
  const [long, short, size] = [find(own, concepts.longAxis), find(own, concepts.shortAxis), find(own, concepts.area)];
  if (mark.kind === 'bidirectional' && long && short && !mark.shortAxisProposed) return `${figures(long.value)} × ${figures(short.value)} ${unitWords(long.unit)}`;
  const one = size ?? long ?? own[0];
  return one ? inUnits(one) : null;
}

const inUnits = ({ value, unit }: Measurement) => `${figures(value)}${unit === 'deg' ? '' : ' '}${unitWords(unit)}`.trimEnd();

/** What the server says of a mark or, with null, of the finding, beyond the headline: "Mean 48 HU". */
export function rest(measured: Measured, trackingUid: string, markId: string | null): string[] {
  const own = measured.measurements.filter((each) => each.trackingUid === trackingUid && each.markId === markId);
  const shown = markId === null ? [] : [concepts.longAxis, concepts.shortAxis, concepts.area];
  return own.filter((each) => !shown.includes(each.concept.value) || each.derivation !== null).map((each) => `${words(each.concept, each.derivation)} ${inUnits(each)}`);
}

const words = (concept: Code, derivation: Code | null) => named(derivation ?? concept);
