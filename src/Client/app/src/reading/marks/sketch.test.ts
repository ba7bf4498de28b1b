import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CaseImages, ImagePoint, Template } from '../../api/contract';
import { emptyReading } from '../state/reading';
import { emptyState, reduce } from '../state/history';
import { finished, SketchKeeper } from './sketch';

const images = { columns: 64, rows: 64, columnSpacing: 1, rowSpacing: 1, calibration: 'pixelSpacing', instances: [{ sopInstanceUid: '1.2.3', frame: 1 }] } as CaseImages;
const template = { maxFindings: 2 } as Template;
const ring: ImagePoint[] = Array.from({ length: 24 }, (_, n) => [30 + 10 * Math.cos(n / 4), 30 + 10 * Math.sin(n / 4)]);
const open = (reading = emptyReading) => reduce(emptyState, { type: 'open', reading });
const sketch = (points: ImagePoint[]) => ({ figure: { kind: 'contour' as const, points }, markId: null, slice: 0 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('makes a mark of what was drawn so far, in the finding it would have gone to, and not twice', () => {
  const action = finished(emptyReading, sketch(ring), images, template);
  const { reading } = reduce(open(), action!);
  expect(reading.findings).toHaveLength(1);
  expect(reading.findings[0]!.marks).toMatchObject([{ kind: 'contour', sopInstanceUid: '1.2.3', frame: 1 }]);
  expect(finished(reading, sketch(ring), images, template)).toBeNull();
});

it('leaves out what has no extent yet, and what belongs to a mark that is gone', () => {
  expect(finished(emptyReading, sketch([[3, 3]]), images, template)).toBeNull();
  expect(finished(emptyReading, { ...sketch(ring), markId: 'gone' }, images, template)).toBeNull();
});

it('writes the first change at once, the last one always, and not each between', async () => {
  const written: (number | null)[] = [];
  const keeper = new SketchKeeper(async (each) => void written.push(each && each.figure.points.length));
  for (let n = 1; n <= 20; n++) keeper.see(sketch(ring.slice(0, n)));
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual([1]);
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual([1, 20]);
  keeper.see(null);
  await vi.advanceTimersByTimeAsync(200);
  expect(written.at(-1)).toBeNull();
});
