import { Checkbox, CheckboxGroup } from 'react-aria-components';
import type { CaseReview, Lesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { said } from '../../../texts/said';
import { toldApartBy } from './merging';

interface Props {
  label: string;
  review: CaseReview;
  lesion: Lesion;
  values: string[];
  onChange: (ids: string[]) => void;
}

/** Every other lesion of the case, with who marked it; one that shares a reader with this one is another, because that reader told them apart. */
export function OtherLesions({ label, review, lesion, values, onChange }: Props) {
  return (
    <CheckboxGroup className="mark-choice" aria-label={label} value={values} onChange={onChange} data-takes-digits>
      {review.lesions
        .filter(({ id }) => id !== lesion.id)
        .map((other) => ({ other, by: toldApartBy([lesion, other]) }))
        .map(({ other, by }) => (
          <Checkbox key={other.id} value={other.id} isDisabled={by !== null} className="mark-option several" data-testid={`merge-${other.id}`}>
            <span className="box" aria-hidden />
            <span>{said(other.label)}</span>
            <span className="quiet size">{by === null ? other.readers.map(({ pseudonym }) => pseudonym).join(', ') : texts.curator.adjudication.toldApart(by)}</span>
          </Checkbox>
        ))}
    </CheckboxGroup>
  );
}
