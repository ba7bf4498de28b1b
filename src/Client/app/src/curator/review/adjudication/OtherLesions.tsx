import { Checkbox, CheckboxGroup } from 'react-aria-components';
import type { CaseReview, Lesion } from '../../../api/contract';
import { said } from '../../../texts/said';

interface Props {
  label: string;
  review: CaseReview;
  lesion: Lesion;
  values: string[];
  onChange: (ids: string[]) => void;
}

/** Every other lesion of the case, with who marked it. */
export function OtherLesions({ label, review, lesion, values, onChange }: Props) {
  return (
    <CheckboxGroup className="mark-choice" aria-label={label} value={values} onChange={onChange} data-takes-digits>
      {review.lesions
        .filter(({ id }) => id !== lesion.id)
        .map((other) => (
          <Checkbox key={other.id} value={other.id} className="mark-option several" data-testid={`merge-${other.id}`}>
            <span className="box" aria-hidden />
            <span>{said(other.label)}</span>
            <span className="quiet size">{other.readers.map(({ pseudonym }) => pseudonym).join(', ')}</span>
          </Checkbox>
        ))}
    </CheckboxGroup>
  );
}
