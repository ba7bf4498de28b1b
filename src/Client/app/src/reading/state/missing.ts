import type { Answer, Finding, MarkKind, Problem, Reading, Template, TemplateQuestion } from '../../api/contract';
import { inLanguage, said } from '../../texts/said';
import { askedQuestions } from './asked';
import { countedAs } from './counted';
import { holds } from './typedNumber';

/** One thing a submission lacks, and where it is. */
export interface Missing {
  kind: 'reading' | 'mark' | 'tooMany' | 'axis' | 'answer' | 'number' | 'confidence';
  trackingUid: string | null;
  label: string | null;
  questionId: string | null;
  /** The question's own words, the kind of mark, or the server's sentence. */
  text: string | null;
}

/** What the server would refuse, told before it is sent; in the order in which the page shows it. */
export function missing(reading: Reading, template: Template): Missing[] {
  if (reading.noLesion) return [];
  if (reading.findings.length === 0) return [{ kind: 'reading', trackingUid: null, label: null, questionId: null, text: null }];
  return reading.findings.flatMap((finding) => missingIn(finding, template));
}

function missingIn(finding: Finding, template: Template): Missing[] {
  const at = { trackingUid: finding.trackingUid, label: said(finding.label) };
  const found: Missing[] = [];
  const lacks = lackedMark(finding, template);
  if (lacks) found.push({ kind: 'mark', ...at, questionId: null, text: lacks });
  const many = tooMany(finding, template);
  if (many) found.push({ kind: 'tooMany', ...at, questionId: null, text: String(many) });
  if (finding.marks.some((mark) => mark.shortAxisProposed)) found.push({ kind: 'axis', ...at, questionId: null, text: null });
  for (const question of askedQuestions(template.questions, finding.answers)) {
    const answers = finding.answers.filter((each) => each.questionId === question.id);
    const tooFew = answers.length === 0 ? question.required : answers.length < (question.atLeast ?? 1);
    if (tooFew) found.push({ kind: 'answer', ...at, questionId: question.id, text: inLanguage(question.text, question.textIn) });
    if (answers.some((answer) => lacksNumber(answer, question))) found.push({ kind: 'number', ...at, questionId: question.id, text: inLanguage(question.text, question.textIn) });
    if (question.asksConfidence && answers.some((answer) => answer.confidence === null)) found.push({ kind: 'confidence', ...at, questionId: question.id, text: inLanguage(question.text, question.textIn) });
  }
  return found;
}

/** The kind of mark that a finding has too few of; null when it has what is asked. */
function lackedMark({ marks }: Finding, template: Template): MarkKind | null {
  // A case that was opened before the server counted marks asks for one of the kinds.
  if (!template.marks) return template.requiredMarks.length > 0 && !marks.some((mark) => countedAs(mark.kind, template.requiredMarks) !== null) ? template.requiredMarks[0]! : null;
  const asked = template.marks.map(({ kind }) => kind);
  return template.marks.find(({ kind, atLeast }) => marks.filter((mark) => countedAs(mark.kind, asked) === kind).length < atLeast)?.kind ?? null;
}

/** How many marks of a kind a finding may have at most, where it has more; null where it has not. */
function tooMany({ marks }: Finding, { marks: asked = [] }: Template): number | null {
  const kinds = asked.map(({ kind }) => kind);
  return asked.find(({ kind, atMost }) => atMost !== null && marks.filter((mark) => countedAs(mark.kind, kinds) === kind).length > atMost)?.atMost ?? null;
}

function lacksNumber({ code, value }: Answer, question: TemplateQuestion): boolean {
  const asked = question.answers.find((each) => each.code.value === code.value && each.code.scheme === code.scheme)?.number;
  return asked != null && (value === undefined || !holds(asked, value));
}

/** The server's refusals by path ("findings/0/answers"), each beside the finding it means. */
export function refusals(problem: Problem, reading: Reading): Missing[] {
  return (problem.errors ?? []).map(({ path, message }) => {
    const finding = reading.findings[Number(/findings\/(\d+)/.exec(path)?.[1] ?? -1)];
    return { kind: 'reading', trackingUid: finding?.trackingUid ?? null, label: finding ? said(finding.label) : null, questionId: null, text: said(message) };
  });
}
