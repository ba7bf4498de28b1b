import type { QuestionAgreement, ReaderReliability, ReliabilityFlag } from '../../api/agreement';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Panel } from '../../ui/Panel';
import { Table, type Column } from '../../ui/Table';
import { decimals, nothing, percent, share } from '../format';
import { reasonWords } from '../reasonWords';

const words = texts.agreement.readers;

/** Readers under their pseudonyms, those with a reason to be looked at first. */
export function ReadersPanel({ readers, questions }: { readers: readonly ReaderReliability[]; questions: readonly QuestionAgreement[] }) {
  const flagged = readers.filter((reader) => reader.flags.length > 0).length;
  const undefinedPrecision = readers.find((reader) => reader.precisionUndefined)?.precisionUndefined;
  return (
    <Panel name={words.title} aside={words.flagged(flagged, readers.length)} testId="readers">
      <div className="readers-scroll">
        <Table caption={words.title} rows={[...readers]} rowKey={(reader) => reader.reader} columns={columnsOf(readers, questions)} />
      </div>
      <p className="quiet small">
        {words.note} {undefinedPrecision && words.noPrecision(reasonWords(undefinedPrecision))}
      </p>
    </Panel>
  );
}

function columnsOf(readers: readonly ReaderReliability[], questions: readonly QuestionAgreement[]): Column<ReaderReliability>[] {
  const columns: (Column<ReaderReliability> | false)[] = [
    { name: words.reader, cell: (reader) => <strong>{reader.reader}</strong> },
    readers.some((reader) => reader.flags.length > 0) && { name: words.flags, cell: (reader) => <Flags flags={reader.flags} questions={questions} /> },
    readers.some((reader) => reader.group !== null) && { name: words.group, cell: (reader) => (reader.group === null ? nothing : said(reader.group)) },
    { name: words.cases, number: true, cell: (reader) => reader.cases },
    { name: words.found, number: true, cell: ({ found }) => (found ? <Interval value={percent(found.value)} low={percent(found.low)} high={percent(found.high)} n={found.n} shrunken={percent(found.shrunken)} /> : nothing) },
    { name: words.alone, number: true, cell: ({ alone }) => (alone ? percent(alone.value) : nothing) },
    { name: words.bias, number: true, cell: ({ bias }) => (bias ? <Interval value={signed(bias.percent)} low={bias.low === null ? null : signed(bias.low)} high={bias.high === null ? null : signed(bias.high)} n={bias.n} shrunken={signed(bias.shrunken)} /> : nothing) },
    { name: words.spread, number: true, cell: (reader) => (reader.spreadPercent === null ? nothing : `${decimals(reader.spreadPercent, 0)} %`) },
    readers.some((reader) => reader.precisionPercent !== null) && { name: words.precision, number: true, cell: (reader) => (reader.precisionPercent === null ? nothing : `${decimals(reader.precisionPercent, 0)} %`) },
    ...questions.map((question) => ({ name: words.right(said(question.question)), number: true, cell: (reader: ReaderReliability) => share(reader.answers.find((answer) => answer.questionId === question.questionId)?.accuracy) })),
    readers.some((reader) => reader.gold !== null) && { name: words.gold, number: true, cell: ({ gold }) => (gold ? words.goldOf(gold.found, gold.known, share(gold.meanDice)) : nothing) },
    readers.some((reader) => reader.medianSeconds !== null) && { name: words.seconds, number: true, cell: (reader) => (reader.medianSeconds === null ? nothing : `${decimals(reader.medianSeconds, 0)} s`) },
  ];
  return columns.filter((column) => column !== false);
}

const signed = (value: number) => `${value > 0.5 ? '+' : ''}${decimals(value, 0)} %`;

const Interval = ({ value, low, high, n, shrunken }: { value: string; low: string | null; high: string | null; n: number; shrunken: string }) => (
  <span title={words.shrunken(shrunken, n)}>
    {value}
    {low !== null && high !== null && <span className="quiet small interval-of">{texts.plots.to(low.replace(/ %$/, ''), high.replace(/ %$/, ''))}</span>}
  </span>
);

const Flags = ({ flags, questions }: { flags: readonly ReliabilityFlag[]; questions: readonly QuestionAgreement[] }) =>
  flags.length === 0 ? (
    <span className="quiet">{nothing}</span>
  ) : (
    <ul className="reader-flags">
      {flags.map((flag) => (
        <li key={`${flag.code}-${flag.questionId}`}>{wordsOf(flag, questions)}</li>
      ))}
    </ul>
  );

function wordsOf({ code, value, n, questionId }: ReliabilityFlag, questions: readonly QuestionAgreement[]): string {
  if (code === 'bias' || code === 'spread') return words.why[code](code === 'bias' ? signed(value) : `${decimals(value, 0)} %`, n);
  if (code === 'answers') return words.why.answers(said(questions.find((question) => question.questionId === questionId)?.question ?? ''), percent(value), n);
  return words.why[code](percent(value), n);
}
