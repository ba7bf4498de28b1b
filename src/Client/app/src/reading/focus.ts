import type { Missing } from './state/missing';

/** Leads to what a submission lacks. */
export function focusOn(problem: Missing, requiredTool: string): void {
  const at = {
    answer: () => document.querySelector<HTMLElement>(`#${CSS.escape(`question-${problem.questionId}`)} input`),
    number: () => document.querySelector<HTMLElement>(`input[id^="${CSS.escape(`number-${problem.questionId}-`)}"]`),
    confidence: () => document.getElementById(`confidence-${problem.questionId}`),
    mark: () => document.querySelector<HTMLElement>(`[data-testid="tool-${requiredTool}"]`),
    tooMany: () => document.querySelector<HTMLElement>('.finding.chosen [data-testid="mark-row"] button'),
    axis: () => document.querySelector<HTMLElement>('.finding.chosen [data-testid="keep-short-axis"]'),
    reading: () => document.querySelector<HTMLElement>('[data-testid="no-lesion"]'),
  }[problem.kind]();
  at?.focus();
  at?.scrollIntoView({ block: 'nearest' });
}

/** Brings what a step changed into sight in the panel, without taking the focus. */
export function lookAt(changed: { finding: boolean; answer: string | null | undefined }): void {
  const { finding, answer } = changed;
  if (finding) document.querySelector('.finding.chosen')?.scrollIntoView({ block: 'nearest' });
  if (answer !== undefined) document.getElementById(answer === null ? 'comment' : `question-${answer}`)?.scrollIntoView({ block: 'nearest' });
}

/** What is asked of a finding, in order: its choices, the numbers to be typed, how sure the reader is. */
const ASKED = '[data-takes-digits], [data-typed-number], .confidence:not(:has(:disabled))';

/** Q: the first of it that has no answer, or the next one after that which has the focus. */
export function focusNextQuestion(): void {
  const all = [...document.querySelectorAll<HTMLElement>(ASKED)];
  const here = all.findIndex((each) => each.contains(document.activeElement));
  const inOrder = [...all.slice(here + 1), ...all.slice(0, here + 1)];
  const next = inOrder.find((each) => !isAnswered(each)) ?? inOrder[0];
  next?.querySelector<HTMLElement>('input')?.focus();
}

function isAnswered(asked: HTMLElement): boolean {
  if (asked.matches('.confidence')) return !asked.classList.contains('unset');
  if (asked.matches('[data-typed-number]')) return asked.querySelector('input')?.value !== '';
  return asked.querySelector('[data-selected]') !== null;
}
