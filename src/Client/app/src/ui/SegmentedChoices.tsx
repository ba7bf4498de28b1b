import type { KeyboardEvent, ReactNode } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { optionByDigit } from './optionByDigit';

interface Props {
  label: string;
  options: { value: string; label: string; testId?: string }[];
  values: string[];
  /** Chosen, or chosen no longer. */
  onToggle: (value: string) => void;
  aside?: ReactNode;
  missing?: boolean;
  name?: string;
}

/** A question that may have several answers, all in sight. When it has the focus, keys 1–9 give and take them. */
export function SegmentedChoices({ label, options, values, onToggle, aside, missing, name }: Props) {
  const answerByDigit = (event: KeyboardEvent) => {
    const option = optionByDigit(event, options);
    if (option) onToggle(option.value);
  };
  const changed = (now: string[]) => {
    const toggled = options.find(({ value }) => now.includes(value) !== values.includes(value));
    if (toggled) onToggle(toggled.value);
  };
  return (
    <div onKeyDownCapture={answerByDigit} data-takes-digits id={name}>
      <CheckboxGroup className={missing ? 'segmented missing' : 'segmented'} value={values} onChange={changed} isInvalid={missing ?? false}>
        <div className="asked">
          <Label>{label}</Label>
          {aside}
        </div>
        <div className="segments">
          {options.map((option) => (
            <Checkbox key={option.value} value={option.value} className="segment" data-testid={option.testId}>
              {option.label}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
    </div>
  );
}
