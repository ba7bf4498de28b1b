import { expect, it } from 'vitest';
import { findingStyles } from './findingStyle';

const styles = (...labels: string[]) => findingStyles(labels.map((label) => ({ label })));

it('keeps the look of a finding when another one goes', () => {
  const [one, , three] = styles('Lesion 1', 'Lesion 2', 'Lesion 3');
  expect(styles('Lesion 1', 'Lesion 3')).toEqual([one, three]);
});

it('gives a finding with a name of its own a look that no other has', () => {
  const all = styles('Left kidney', 'Lesion 1', 'Lesion 2', 'Node');
  expect(new Set(all.map(({ colour }) => colour)).size).toBe(4);
  expect(all.slice(1, 3)).toEqual(styles('Lesion 1', 'Lesion 2'));
});
