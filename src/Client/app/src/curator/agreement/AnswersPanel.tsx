import { useMemo, useState } from 'react';
import type { QuestionAgreement } from '../../api/agreement';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { confusionFigure } from '../plots/drawConfusion';
import { PlotFrame } from '../plots/PlotFrame';
import { fileName } from '../saveFile';
import { Choice } from './Choice';

const words = texts.agreement.answers;
/** Of more answers than these, those that nobody gave are left out: a lexicon of fifty would leave no room for those that were. */
const roomy = 8;

/** What one reader answers where another one answers that, of all pairs of readers of a lesion. */
export function AnswersPanel({ questions, campaignName }: { questions: readonly QuestionAgreement[]; campaignName: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const lowest = [...questions].filter(isAnswered).sort((a, b) => alphaOf(a) - alphaOf(b));
  const question = lowest.find((each) => each.questionId === chosen) ?? lowest[0];
  const figure = useMemo(() => question && confusionFigure({ ...given(question), rowName: words.one, columnName: words.other }), [question]);
  return (
    <Panel
      name={words.title}
      testId="answers"
      aside={lowest.length > 1 && question ? <Choice label={words.question} options={lowest.map((each) => ({ value: each.questionId, label: said(each.question) }))} value={question.questionId} onChange={setChosen} testId="answers-question" /> : undefined}
    >
      {question && figure ? (
        <PlotFrame title={`${words.title}, ${said(question.question)}`} figure={figure} file={fileName(campaignName, 'answers', question.questionId)} note={words.note} testId="answers-plot" />
      ) : (
        <p className="quiet">{words.none}</p>
      )}
    </Panel>
  );
}

const isAnswered = (question: QuestionAgreement) => question.pairs.some((row) => row.some((count) => count > 0));
const alphaOf = (question: QuestionAgreement) => question.coefficients.find((each) => each.id === 'alpha')?.value ?? 2;

function given({ answers, pairs }: QuestionAgreement) {
  const kept = answers.map((_, place) => place).filter((place) => answers.length <= roomy || pairs[place]!.some((count) => count > 0));
  return { answers: kept.map((place) => said(answers[place]!)), counts: kept.map((row) => kept.map((column) => pairs[row]![column]!)) };
}
