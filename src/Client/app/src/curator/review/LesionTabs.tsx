import { Radio, RadioGroup } from 'react-aria-components';
import type { Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';

const words = texts.curator.review;

interface Props {
  lesions: Lesion[];
  chosen: string | null;
  onChoose: (lesionId: string) => void;
}

/** One of the lesions is looked at; beside each, how many of the readers marked it. */
export function LesionTabs({ lesions, chosen, onChoose }: Props) {
  return (
    <div data-takes-digits>
      <RadioGroup className="segmented" aria-label={words.lesions} value={chosen} onChange={onChoose} orientation="horizontal">
        <div className="segments lesion-tabs">
          {lesions.map((lesion, index) => (
            <Radio key={lesion.id} value={lesion.id} className="segment" data-testid={`lesion-${index + 1}`} data-lesion-id={lesion.id}>
              {lesion.label ? said(lesion.label) : words.lesion(index + 1)}
              <span className="quiet">{words.byReaders(lesion.readers.length, lesion.readers.length + lesion.missedBy.length)}</span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </div>
  );
}
