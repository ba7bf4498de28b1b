import type { LesionSizes } from '../../api/agreement';
import type { BlandAltmanPair } from '../plots/drawBlandAltman';
import type { CaseSpreadData } from '../plots/drawCaseSpread';

/** Bias and 95 % limits of one reader's long axes minus another's, or minus the mean of all the others' (`second` null), mm. Null below two lesions. */
export function compared(readings: LesionSizes, first: string, second: string | null): BlandAltmanPair | null {
  const [a, b] = [readings.readers.indexOf(first), second === null ? -1 : readings.readers.indexOf(second)];
  const points = readings.lesions.flatMap((lesion) => {
    const own = sizeOf(lesion.sizes, a);
    const other = second === null ? meanWithout(lesion.sizes, a) : sizeOf(lesion.sizes, b);
    return own === null || other === null ? [] : [{ case: lesion.case, lesion: lesion.lesion, mean: (own + other) / 2, difference: own - other }];
  });
  if (points.length < 2) return null;
  const bias = mean(points.map((point) => point.difference));
  const deviation = Math.sqrt(points.reduce((sum, point) => sum + (point.difference - bias) ** 2, 0) / (points.length - 1));
  return { firstReader: first, secondReader: second, bias, low: bias - 1.96 * deviation, high: bias + 1.96 * deviation, n: points.length, points };
}

/** Every lesion that two readers measured, in mm. */
export const spreadOf = (readings: LesionSizes, what: string): CaseSpreadData => ({
  unit: 'mm',
  what,
  cases: readings.lesions
    .filter((lesion) => lesion.sizes.length > 1)
    .map((lesion) => ({ case: `${lesion.case}, ${lesion.lesion}`, readings: lesion.sizes.map(([reader, value]) => ({ reader: readings.readers[reader] ?? '', value })) })),
});

type Sizes = LesionSizes['lesions'][number]['sizes'];
const sizeOf = (sizes: Sizes, reader: number) => sizes.find(([of]) => of === reader)?.[1] ?? null;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function meanWithout(sizes: Sizes, reader: number): number | null {
  const others = sizes.filter(([of]) => of !== reader).map(([, value]) => value);
  return others.length === 0 ? null : mean(others);
}
