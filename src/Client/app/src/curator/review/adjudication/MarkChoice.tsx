import { Checkbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components';
import type { Lesion, ReaderInLesion } from '../../../api/contract';
import { texts } from '../../../texts';
import { millimetres, volumeUnit } from '../../format';
import type { ReaderStyles } from '../readerStyles';
import { Swatch } from '../Swatch';
import { markKey, markOf } from './marks';

interface Props {
  label: string;
  lesion: Lesion;
  styles: ReaderStyles;
  /** mm or px. */
  lengthUnit: string;
}

/** One of the marks of the lesion, by the line it has on the image. */
export function MarkChoice({ label, lesion, styles, lengthUnit, value, onChange }: Props & { value: string | null; onChange: (key: string) => void }) {
  return (
    <RadioGroup className="mark-choice" aria-label={label} value={value} onChange={onChange} data-takes-digits>
      {lesion.readers.map((reader) => (
        <Radio key={markKey(markOf(reader))} value={markKey(markOf(reader))} className="mark-option" data-testid={`choose-${reader.pseudonym}`}>
          <Mark reader={reader} lesion={lesion} styles={styles} lengthUnit={lengthUnit} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Some of them. */
export function MarkChoices({ label, lesion, styles, lengthUnit, values, onChange }: Props & { values: string[]; onChange: (keys: string[]) => void }) {
  return (
    <CheckboxGroup className="mark-choice" aria-label={label} value={values} onChange={onChange} data-takes-digits>
      {lesion.readers.map((reader) => (
        <Checkbox key={markKey(markOf(reader))} value={markKey(markOf(reader))} className="mark-option several" data-testid={`apart-${reader.pseudonym}`}>
          <Mark reader={reader} lesion={lesion} styles={styles} lengthUnit={lengthUnit} />
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function Mark({ reader, lesion, styles, lengthUnit }: Omit<Props, 'label'> & { reader: ReaderInLesion }) {
  const unit = volumeUnit(lesion.readers.map(({ volume }) => volume));
  return (
    <>
      <span className="box" aria-hidden />
      <Swatch style={styles.of(reader.pseudonym)} />
      <span>{reader.pseudonym}</span>
      <span className="quiet size">{reader.volume === null ? lengthOf(reader, lengthUnit) : `${unit.say(reader.volume)} ${unit.name}`}</span>
    </>
  );
}

const lengthOf = ({ kind, longAxis }: ReaderInLesion, unit: string) => `${kind === 'axes' ? `${texts.curator.review.axesMark} ` : ''}${millimetres(longAxis)} ${unit}`;
