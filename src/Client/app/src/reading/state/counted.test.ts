import { expect, it } from 'vitest';
import type { MarkKind, Template } from '../../api/contract';
import { countedAs, isOneTooMany, isTaken } from './counted';

const template = (...marks: [kind: MarkKind, atMost: number | null][]) => ({ marks: marks.map(([kind, atMost]) => ({ kind, atLeast: 0, atMost })) }) as unknown as Template;

it('counts an area as its own kind, else as a contour, else as a region, and a line as nothing else', () => {
  expect(countedAs('ellipse', ['contour', 'ellipse'])).toBe('ellipse');
  expect(countedAs('ellipse', ['region', 'contour'])).toBe('contour');
  expect(countedAs('contour', ['region'])).toBe('region');
  expect(countedAs('length', ['contour'])).toBeNull();
  expect(countedAs('contour', ['ellipse'])).toBeNull();
});

it('takes what the template asks for, and what points or measures beside it', () => {
  const axesOnly = template(['bidirectional', null]);
  expect((['bidirectional', 'arrow', 'length', 'angle', 'point'] as const).every((kind) => isTaken(kind, axesOnly))).toBe(true);
  expect((['contour', 'region', 'circle'] as const).some((kind) => isTaken(kind, axesOnly))).toBe(false);
  expect(isTaken('bidirectional', template(['contour', null]))).toBe(false);
  expect(isTaken('region', {} as Template)).toBe(true);
});

it('knows when a finding has as many as it may', () => {
  const one = template(['contour', 1], ['length', null]);
  expect(isOneTooMany('rectangle', ['contour'], one)).toBe(true);
  expect(isOneTooMany('contour', ['length'], one)).toBe(false);
  expect(isOneTooMany('length', ['length', 'length'], one)).toBe(false);
  expect(isOneTooMany('arrow', ['arrow'], one)).toBe(false);
});
