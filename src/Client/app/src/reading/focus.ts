import type { Missing } from './state/missing';

/** Leads to what a submission lacks. */
export function focusOn(problem: Missing, requiredTool: string): void {
  const at = {
    answer: () => document.querySelector<HTMLElement>(`#${CSS.escape(`question-${problem.questionId}`)} input`),
    number: () => document.querySelector<HTMLElement>(`input[id^="${CSS.escape(`number-${problem.questionId}-`)}"]`),
    confidence: () => document.getElementById(`confidence-${problem.questionId}`),
    mark: () => document.querySelector<HTMLElement>(`[data-testid="tool-${requiredTool}"]`),
    axis: () => document.querySelector<HTMLElement>('.finding.chosen [data-testid="keep-short-axis"]'),
    reading: () => document.querySelector<HTMLElement>('[data-testid="no-lesion"]'),
  }[problem.kind]();
  at?.focus();
  at?.scrollIntoView({ block: 'nearest' });
}

/** Q: the first question without an answer, or the next one after that which has the focus. */
export function focusNextQuestion(): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-takes-digits]')];
  const here = groups.findIndex((group) => group.contains(document.activeElement));
  const inOrder = [...groups.slice(here + 1), ...groups.slice(0, here + 1)];
  const next = inOrder.find((group) => !group.querySelector('[data-selected]')) ?? inOrder[0];
  next?.querySelector<HTMLElement>('input')?.focus();
}
