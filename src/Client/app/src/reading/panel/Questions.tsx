import type { Finding, TemplateQuestion } from '../../api/contract';
import { texts } from '../../texts';
import { inLanguage, said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { SegmentedChoices } from '../../ui/SegmentedChoices';
import { askedQuestions, withChosen } from '../state/asked';
import { plainText } from '../state/plainText';
import { findingOf, withComment, withConfidence } from '../state/reading';
import type { Missing } from '../state/missing';
import type { CaseInHand } from '../useCase';
import { TypedNumbers } from './TypedNumbers';

interface Props {
  inHand: CaseInHand;
  lacks: Missing[];
}

/** The template's questions for the finding that is selected, and the comment on the case. */
export function Questions({ inHand, lacks }: Props) {
  const finding = findingOf(inHand.state.reading, inHand.state.finding);
  const { questions } = inHand.record.assignment.template;
  const words = texts.reading;
  return (
    <>
      {finding && questions.length > 0 && (
        <Panel name={words.questions} aside={inHand.state.reading.findings.length > 1 ? said(finding.label) : undefined} testId="questions">
          {askedQuestions(questions, finding.answers).map((question) => (
            <Question key={question.id} question={question} finding={finding} inHand={inHand} lacks={lacks} />
          ))}
        </Panel>
      )}
      <Comment inHand={inHand} />
    </>
  );
}

function Question({ question, finding, inHand, lacks }: Props & { question: TemplateQuestion; finding: Finding }) {
  const given = finding.answers.filter((each) => each.questionId === question.id).map((each) => each.code.value);
  const lacking = (kind: Missing['kind']) => lacks.some((each) => each.kind === kind && each.trackingUid === finding.trackingUid && each.questionId === question.id);
  const { questions } = inHand.record.assignment.template;
  const choose = (value: string, inARow = false) => {
    const chosen = question.answers.find((each) => each.code.value === value);
    const burst = inARow ? { burst: `question-${question.id} ${finding.trackingUid}` } : {};
    if (chosen) inHand.dispatch({ type: 'change', ...burst, change: (reading) => withChosen(reading, finding.trackingUid, question, chosen.code, questions) });
  };
  const several = (question.atMost ?? 1) > 1;
  const asked = {
    label: inLanguage(question.text, question.textIn),
    name: `question-${question.id}`,
    options: question.answers.map(({ code, label, labelIn }) => ({ value: code.value, label: inLanguage(label, labelIn), testId: `q-${question.id}-${code.value}` })),
    missing: lacking('answer'),
    aside: !question.required ? <span className="quiet small">{texts.reading.optional}</span> : lacking('answer') ? <span className="lack small">{texts.reading.unanswered}</span> : null,
  };
  return (
    <div className="question">
      {several ? <SegmentedChoices {...asked} values={given} onToggle={(value) => choose(value)} /> : <SegmentedChoice {...asked} value={given[0] ?? null} onChange={choose} />}
      {question.explanation && <p className="quiet small">{inLanguage(question.explanation, question.explanationIn)}</p>}
      <TypedNumbers question={question} finding={finding} inHand={inHand} lacking={lacking('number')} />
      {question.asksConfidence && <Confidence question={question} finding={finding} inHand={inHand} lacking={lacking('confidence')} />}
    </div>
  );
}

function Confidence({ question, finding, inHand, lacking }: { question: TemplateQuestion; finding: Finding; inHand: CaseInHand; lacking: boolean }) {
  const answer = finding.answers.find((each) => each.questionId === question.id);
  const percent = answer?.confidence == null ? null : Math.round(answer.confidence * 100);
  const id = `confidence-${question.id}`;
  const set = (value: number) =>
    inHand.dispatch({ type: 'change', burst: `${id} ${finding.trackingUid}`, change: (reading) => withConfidence(reading, finding.trackingUid, question.id, value / 100) });
  return (
    <div className={`confidence ${percent === null ? 'unset' : ''} ${answer ? '' : 'idle'} ${lacking ? 'missing' : ''}`}>
      <label htmlFor={id}>{texts.reading.howSure}</label>
      <output htmlFor={id}>{percent === null ? (answer ? texts.reading.unanswered : '–') : `${percent} %`}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent ?? 50}
        disabled={!answer}
        aria-valuetext={percent === null ? texts.reading.notSet : `${percent} %`}
        onChange={(event) => set(Number(event.currentTarget.value))}
        // Leaving the handle where it stands, in the middle, is an answer too once it was touched.
        onPointerUp={(event) => {
          set(Number(event.currentTarget.value));
          inHand.dispatch({ type: 'endBurst' });
        }}
        onBlur={() => inHand.dispatch({ type: 'endBurst' })}
        style={{ '--share': `${percent ?? 50}%` } as React.CSSProperties}
        data-testid={id}
      />
    </div>
  );
}

function Comment({ inHand }: { inHand: CaseInHand }) {
  return (
    <div className="field">
      <label htmlFor="comment">{texts.reading.comment}</label>
      <textarea
        id="comment"
        rows={2}
        maxLength={2000}
        placeholder={texts.reading.optional}
        value={inHand.state.reading.comment ?? ''}
        onChange={(event) => {
          const value = plainText(event.currentTarget.value);
          inHand.dispatch({ type: 'change', burst: 'comment', change: (reading) => withComment(reading, value) });
        }}
        onBlur={() => inHand.dispatch({ type: 'endBurst' })}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        data-testid="comment"
      />
    </div>
  );
}
