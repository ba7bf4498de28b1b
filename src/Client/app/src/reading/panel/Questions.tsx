import type { Finding, TemplateQuestion } from '../../api/contract';
import { texts } from '../../texts';
import { Panel } from '../../ui/Panel';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { findingOf, withAnswer, withComment, withConfidence } from '../state/reading';
import type { Missing } from '../state/missing';
import type { CaseInHand } from '../useCase';

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
        <Panel name={words.questions} aside={inHand.state.reading.findings.length > 1 ? finding.label : undefined} testId="questions">
          {questions.map((question) => (
            <Question key={question.id} question={question} finding={finding} inHand={inHand} lacks={lacks} />
          ))}
        </Panel>
      )}
      <Comment inHand={inHand} />
    </>
  );
}

function Question({ question, finding, inHand, lacks }: Props & { question: TemplateQuestion; finding: Finding }) {
  const answer = finding.answers.find((each) => each.questionId === question.id);
  const lacking = lacks.find((each) => each.trackingUid === finding.trackingUid && each.questionId === question.id);
  const choose = (value: string) => {
    const chosen = question.answers.find((each) => each.code.value === value);
    if (chosen) inHand.dispatch({ type: 'change', change: (reading) => withAnswer(reading, finding.trackingUid, question.id, chosen.code) });
  };
  return (
    <div className="question">
      <SegmentedChoice
        label={question.text}
        name={`question-${question.id}`}
        value={answer?.code.value ?? null}
        onChange={choose}
        options={question.answers.map(({ code, label }) => ({ value: code.value, label, testId: `q-${question.id}-${code.value}` }))}
        missing={lacking?.kind === 'answer'}
        aside={!question.required ? <span className="quiet small">{texts.reading.optional}</span> : lacking?.kind === 'answer' ? <span className="lack small">{texts.reading.unanswered}</span> : null}
      />
      {question.asksConfidence && <Confidence question={question} finding={finding} inHand={inHand} lacking={lacking?.kind === 'confidence'} />}
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
    <div className={`confidence ${percent === null ? 'unset' : ''} ${lacking ? 'missing' : ''}`}>
      <label htmlFor={id}>{texts.reading.howSure}</label>
      <output htmlFor={id}>{percent === null ? (lacking ? texts.reading.unanswered : '–') : `${percent} %`}</output>
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
          const { value } = event.currentTarget;
          inHand.dispatch({ type: 'change', burst: 'comment', change: (reading) => withComment(reading, value) });
        }}
        onBlur={() => inHand.dispatch({ type: 'endBurst' })}
        data-testid="comment"
      />
    </div>
  );
}
