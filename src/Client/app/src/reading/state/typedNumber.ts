import type { Code, Comparison, Reading, TypedNumber } from '../../api/contract';
import { texts } from '../../texts';
import { localized } from '../../texts/numbers';
import { unitWords } from '../../ui/unitWords';

const compare: Record<Comparison, (value: number, bound: number) => boolean> = {
  equal: (value, bound) => value === bound,
  notEqual: (value, bound) => value !== bound,
  lessThan: (value, bound) => value < bound,
  lessThanEqual: (value, bound) => value <= bound,
  greaterThan: (value, bound) => value > bound,
  greaterThanEqual: (value, bound) => value >= bound,
};
const signs: Record<Comparison, string> = { equal: '=', notEqual: '≠', lessThan: '<', lessThanEqual: '≤', greaterThan: '>', greaterThanEqual: '≥' };

export const holds = (asked: TypedNumber, value: number) => asked.bounds.every((bound) => compare[bound.operator](value, bound.value));

/** "> 2 mm", "≥ 5 and < 34 %"; empty where any number will do. */
export const boundWords = ({ bounds, unit }: TypedNumber) =>
  bounds.length === 0 ? '' : `${bounds.map((bound) => `${signs[bound.operator]} ${localized(String(bound.value))}`).join(` ${texts.and} `)} ${unitWords(unit)}`;

/** What was typed as a number, with a point or a comma; undefined while it is none. */
export function parseTyped(text: string): number | undefined {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** The number beside one answer; undefined takes it away. */
export const withValue = (reading: Reading, trackingUid: string, questionId: string, code: Code, value: number | undefined): Reading => ({
  ...reading,
  findings: reading.findings.map((finding) =>
    finding.trackingUid !== trackingUid
      ? finding
      : {
          ...finding,
          answers: finding.answers.map((answer) => {
            if (answer.questionId !== questionId || answer.code.value !== code.value || answer.code.scheme !== code.scheme) return answer;
            const { value: _, ...bare } = answer;
            return value === undefined ? bare : { ...bare, value };
          }),
        },
  ),
});
