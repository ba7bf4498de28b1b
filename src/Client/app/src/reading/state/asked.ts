import type { Answer, Code, Finding, Reading, TemplateQuestion } from '../../api/contract';

const same = (one: Code, other: Code) => one.value === other.value && one.scheme === other.scheme;

/** The questions that are asked after the answers given, as the server decides it: an answer to a question that is not asked counts for nothing. */
export function askedQuestions(questions: readonly TemplateQuestion[], answers: readonly Answer[]): TemplateQuestion[] {
  const asked = new Set<string>();
  const counted = (id: string) => (asked.has(id) ? answers.filter((answer) => answer.questionId === id) : []);
  return questions.filter((question) => {
    const holds =
      (!question.partOf || counted(question.partOf).length > 0) &&
      (question.askedWhen ?? []).every((when) => counted(when.questionId).some((answer) => when.answers.some((code) => same(code, answer.code))) === when.given);
    if (holds) asked.add(question.id);
    return holds;
  });
}

/**
 * The answer that was chosen: in place of the one before, or, where several are allowed, beside the others and away again when it was there.
 * Answers to questions that are no longer asked go with it.
 */
export function withChosen(reading: Reading, trackingUid: string, question: TemplateQuestion, code: Code, questions: readonly TemplateQuestion[]): Reading {
  return { ...reading, findings: reading.findings.map((finding) => (finding.trackingUid === trackingUid ? chosen(finding, question, code, questions) : finding)) };
}

function chosen(finding: Finding, question: TemplateQuestion, code: Code, questions: readonly TemplateQuestion[]): Finding {
  const old = finding.answers.filter((answer) => answer.questionId === question.id);
  const answer: Answer = old.find((each) => same(each.code, code)) ?? { questionId: question.id, code, confidence: old[0]?.confidence ?? null };
  const several = (question.atMost ?? 1) > 1;
  const now = !several ? [answer] : old.some((each) => same(each.code, code)) ? old.filter((each) => !same(each.code, code)) : [...old, answer].slice(-(question.atMost ?? 1));
  const answers = [...finding.answers.filter((each) => each.questionId !== question.id), ...now];
  const asked = new Set(askedQuestions(questions, answers).map((each) => each.id));
  return { ...finding, answers: answers.filter((each) => asked.has(each.questionId)) };
}
