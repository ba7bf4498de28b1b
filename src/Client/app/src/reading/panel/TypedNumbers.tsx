import { useState } from 'react';
import type { Answer, Finding, TemplateQuestion, TypedNumber } from '../../api/contract';
import { texts } from '../../texts';
import { localized } from '../../texts/numbers';
import { inLanguage } from '../../texts/said';
import { unitWords } from '../../ui/unitWords';
import { boundWords, parseTyped, withValue } from '../state/typedNumber';
import type { CaseInHand } from '../useCase';

interface Props {
  question: TemplateQuestion;
  finding: Finding;
  inHand: CaseInHand;
  lacking: boolean;
}

/** A field for each answer given that is a number of the reader's own. */
export function TypedNumbers({ question, finding, inHand, lacking }: Props) {
  return finding.answers
    .filter((answer) => answer.questionId === question.id)
    .map((answer) => {
      const allowed = question.answers.find((each) => each.code.value === answer.code.value && each.code.scheme === answer.code.scheme);
      if (!allowed?.number) return null;
      const several = (question.atMost ?? 1) > 1;
      return (
        <NumberField
          key={`${finding.trackingUid} ${answer.code.value}`}
          id={`number-${question.id}-${answer.code.value}`}
          label={several ? inLanguage(allowed.label, allowed.labelIn) : texts.reading.value}
          asked={allowed.number}
          answer={answer}
          lacking={lacking}
          onType={(value, burst) => inHand.dispatch({ type: 'change', burst, change: (reading) => withValue(reading, finding.trackingUid, question.id, answer.code, value) })}
          onLeave={() => inHand.dispatch({ type: 'endBurst' })}
        />
      );
    });
}

interface FieldProps {
  id: string;
  label: string;
  asked: TypedNumber;
  answer: Answer;
  lacking: boolean;
  onType: (value: number | undefined, burst: string) => void;
  onLeave: () => void;
}

function NumberField({ id, label, asked, answer, lacking, onType, onLeave }: FieldProps) {
  // What is being typed may be no number yet; when the reading changes otherwise (undo), the reading is right.
  const [typed, setTyped] = useState('');
  const shown = parseTyped(typed) === answer.value ? typed : (answer.value === undefined ? '' : localized(String(answer.value)));
  const bounds = boundWords(asked);
  return (
    <div className={lacking ? 'typed-number missing' : 'typed-number'} data-typed-number>
      <label htmlFor={id}>
        {label}
        {bounds && <span className="quiet small" id={`${id}-bounds`}>{bounds}</span>}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        aria-invalid={lacking}
        aria-describedby={bounds ? `${id}-bounds` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onType(parseTyped(event.currentTarget.value), id);
        }}
        onBlur={onLeave}
        data-testid={id}
      />
      <span className="unit">{unitWords(asked.unit)}</span>
    </div>
  );
}
