import { Checkbox, CheckboxGroup } from 'react-aria-components';
import type { CaseReview, Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { said } from '../../../texts/said';
import { firstKey } from './decisionForm';
import { markKey, marksOf } from './marks';
import { toldApartBy } from './merging';

interface Props {
  label: string;
  review: CaseReview;
  lesion: Lesion;
  /** A key of a mark of each that is chosen. */
  keys: string[];
  onChange: (keys: string[]) => void;
}

/** Every other lesion of the case, with who marked it; one that shares a reader with this one is another, because that reader told them apart. */
export function OtherLesions({ label, review, lesion, keys, onChange }: Props) {
  // A lesion that has a chosen mark is chosen, whichever mark is its first by now.
  const valueOf = (other: Lesion) => marksOf(other).map(markKey).find((key) => keys.includes(key)) ?? firstKey(other);
  return (
    <CheckboxGroup className="mark-choice" aria-label={label} value={keys} onChange={onChange} data-takes-digits>
      {review.lesions
        .filter(({ id }) => id !== lesion.id)
        .map((other) => ({ other, by: toldApartBy([lesion, other]) }))
        .map(({ other, by }) => (
          <Checkbox key={other.id} value={valueOf(other)} isDisabled={by !== null} className="mark-option several" data-testid={`merge-${other.id}`}>
            <span className="box" aria-hidden />
            <span>{said(other.label)}</span>
            <span className="quiet size">{by === null ? other.readers.map(({ pseudonym }) => pseudonym).join(', ') : texts.curator.adjudication.toldApart(by)}</span>
          </Checkbox>
        ))}
    </CheckboxGroup>
  );
}
