import type { Finding, Problem, Reading, Template } from '../../api/contract';

/** One thing a submission lacks, and where it is. */
export interface Missing {
  kind: 'reading' | 'mark' | 'answer' | 'confidence';
  trackingUid: string | null;
  label: string | null;
  questionId: string | null;
  /** The question's own words, or the server's sentence. */
  text: string | null;
}

/** What the server would refuse, told before it is sent; in the order in which the page shows it. */
export function missing(reading: Reading, template: Template): Missing[] {
  if (reading.noLesion) return [];
  if (reading.findings.length === 0) return [{ kind: 'reading', trackingUid: null, label: null, questionId: null, text: null }];
  return reading.findings.flatMap((finding) => missingIn(finding, template));
}

function missingIn(finding: Finding, template: Template): Missing[] {
  const at = { trackingUid: finding.trackingUid, label: finding.label };
  const found: Missing[] = [];
  const required = template.requiredMarks;
  if (required.length > 0 && !finding.marks.some((mark) => required.includes(mark.kind))) found.push({ kind: 'mark', ...at, questionId: null, text: null });
  for (const question of template.questions) {
    const answer = finding.answers.find((each) => each.questionId === question.id);
    if (!answer && question.required) found.push({ kind: 'answer', ...at, questionId: question.id, text: question.text });
    if (answer && question.asksConfidence && answer.confidence === null) found.push({ kind: 'confidence', ...at, questionId: question.id, text: question.text });
  }
  return found;
}

/** The server's refusals by path ("findings/0/answers"), each beside the finding it means. */
export function refusals(problem: Problem, reading: Reading): Missing[] {
  return (problem.errors ?? []).map(({ path, message }) => {
    const finding = reading.findings[Number(/findings\/(\d+)/.exec(path)?.[1] ?? -1)];
    return { kind: 'reading', trackingUid: finding?.trackingUid ?? null, label: finding?.label ?? null, questionId: null, text: message };
  });
}
