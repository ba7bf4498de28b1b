import type { ReaderInLesion, TemplateQuestion } from '../../api/contract';
import { texts } from '../../texts';
import { localized } from '../../texts/numbers';
import { inLanguage } from '../../texts/said';
import { answersTo, type AnswerGroup } from './differences';
import type { ReaderStyles } from './readerStyles';
import { Swatch } from './Swatch';
import { unitWords } from '../../ui/unitWords';

const words = texts.curator.review;

interface Props {
  questions: TemplateQuestion[];
  readers: ReaderInLesion[];
  styles: ReaderStyles;
}

/** Who gave which answer. One line where all agree; a line per answer where they do not. */
export function Answers({ questions, readers, styles }: Props) {
  return (
    <dl className="answers">
      {questions.map((question) => {
        const groups = answersTo(question.id, readers);
        return (
          <div key={question.id} data-testid={`answers-${question.id}`} data-agree={groups.length < 2}>
            <dt>{inLanguage(question.text, question.textIn)}</dt>
            <dd>
              {groups.length === 0 && <span className="quiet">{words.unanswered}</span>}
              {groups.map((group) => (
                <Group key={group.meaning} words={wordsOf(question, group)} group={group} of={readers.length} alone={groups.length === 1} styles={styles} />
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What the template calls the answer in the page's language, else its code's meaning. */
function wordsOf({ answers }: TemplateQuestion, { meaning }: AnswerGroup): string {
  return inLanguage(meaning, answers.find(({ code }) => code.meaning === meaning)?.labelIn);
}

function Group({ words: meaning, group, of, alone, styles }: { words: string; group: AnswerGroup; of: number; alone: boolean; styles: ReaderStyles }) {
  // Numbers typed with one answer may differ still.
  const unanimous = alone && group.by.length === of && group.by.every((by) => by.value === null);
  return (
    <div className="answer">
      <span className="meaning">{meaning}</span>
      <span className="by">
        {unanimous ? (
          <span className="quiet">{words.agreeAll(of)}</span>
        ) : (
          group.by.map((by) => (
            <span key={by.pseudonym} className="given" title={by.confidence === null ? by.pseudonym : `${by.pseudonym}, ${words.confidence(Math.round(by.confidence * 100))}`}>
              <Swatch style={styles.of(by.pseudonym)} />
              {by.value !== null && <span>{`${localized(String(by.value))} ${unitWords(by.unit ?? '')}`.trim()}</span>}
              <span className={by.confidence === null ? 'visually-hidden' : 'quiet'}>
                <span className="visually-hidden">{by.pseudonym} </span>
                {by.confidence !== null && `${Math.round(by.confidence * 100)} %`}
              </span>
            </span>
          ))
        )}
      </span>
      {!unanimous && <span className="quiet count">{words.byReaders(group.by.length, of)}</span>}
    </div>
  );
}
