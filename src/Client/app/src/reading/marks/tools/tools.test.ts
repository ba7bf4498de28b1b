import { expect, it } from 'vitest';
import { texts } from '../../../texts';
import type { Template } from '../../../api/contract';
import { forms } from './forms';
import { firstTool, toolNames, toolOf, toolsAsked } from './tools';

it('gives every tool a key of its own and words, and leaves the keys of the page alone', () => {
  const keys = toolNames.map((name) => toolOf(name).key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => ['n', 'q', '?', '.', ',', '[', ']', 'i', 'h', 'm', 'k', ' ', '+', '-', '0'].includes(key))).toEqual([]);
  expect(toolNames.filter((name) => !texts.reading.tools[name])).toEqual([]);
});

it('has a form for every kind of mark that a tool draws', () => {
  expect(toolNames.flatMap((name) => toolOf(name).drawing ?? []).filter(({ kind }) => !forms[kind])).toEqual([]);
});

it('puts the tools first that the template asks for, the required ones before the others', () => {
  const template = { requiredMarks: ['contour'], marks: [{ kind: 'circle', atLeast: 0, atMost: 1 }, { kind: 'contour', atLeast: 1, atMost: null }] } as unknown as Template;
  expect(toolsAsked(template)).toEqual(['contour', 'polygon', 'spline', 'circle']);
  expect(firstTool(template)).toBe('contour');
  expect(firstTool({ requiredMarks: [] } as unknown as Template)).toBe('bidirectional');
});
