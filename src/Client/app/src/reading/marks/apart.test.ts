import { expect, test } from 'vitest';
import type { Finding, Mark } from '../../api/contract';
import { emptyReading, findingOf, withFinding, withMark } from '../state/reading';
import { isApart, onItsOwn } from './apart';

const square = (id: string, x: number, y: number, kind: Mark['kind'] = 'rectangle'): Mark => ({ id, kind, sopInstanceUid: '1', frame: 1, points: [[x, y], [x + 10, y], [x + 10, y + 10], [x, y + 10]] });
const finding = (...marks: Mark[]): Finding => ({ trackingUid: 'f', label: 'Lesion 1', marks, answers: [] });

test('a mark that lies beside all of its finding may be another lesion', () => {
  expect(isApart(finding(square('a', 0, 0)), square('b', 60, 0))).toBe(true);
  expect(isApart(finding(square('a', 0, 0)), square('b', 14, 0))).toBe(false);
  expect(isApart(finding(square('a', 0, 0), square('c', 60, 0)), square('b', 62, 4))).toBe(false);
  expect(isApart(finding(square('b', 60, 0)), square('b', 60, 0))).toBe(false);
});

test('points, lengths and arrows may lie anywhere, and the first mark does', () => {
  expect(isApart(finding(square('a', 0, 0)), square('b', 60, 0, 'point'))).toBe(false);
  expect(isApart(finding(square('a', 0, 0, 'arrow')), square('b', 60, 0))).toBe(false);
  expect(isApart(finding(), square('b', 60, 0))).toBe(false);
});

test('it becomes the first mark of a finding of its own', () => {
  const reading = withMark(withMark(withFinding(emptyReading, 'f', 'Lesion'), 'f', square('a', 0, 0)), 'f', square('b', 60, 0));
  const { reading: now, finding: own } = onItsOwn(reading, 'f', square('b', 60, 0), 'Lesion');
  expect(findingOf(now, 'f')?.marks.map(({ id }) => id)).toEqual(['a']);
  expect(findingOf(now, own)?.marks.map(({ id }) => id)).toEqual(['b']);
  expect(now.findings.map(({ label }) => label)).toEqual(['Lesion 1', 'Lesion 2']);
});
