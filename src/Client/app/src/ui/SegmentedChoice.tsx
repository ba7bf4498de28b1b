import type { KeyboardEvent, ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { optionByDigit } from './optionByDigit';

interface Props {
  label: string;
  options: { value: string; label: string; testId?: string }[];
  value: string | null;
  onChange: (value: string) => void;
  /** Beside the label: a hint, "required" … */
  aside?: ReactNode;
  hideLabel?: boolean;
  missing?: boolean;
  name?: string;
}

/** A question with few answers, all in sight. When it has the focus, keys 1–9 answer it. */
export function SegmentedChoice({ label, options, value, onChange, aside, hideLabel, missing, name }: Props) {
  const answerByDigit = (event: KeyboardEvent) => {
    const option = optionByDigit(event, options);
    if (option) onChange(option.value);
  };
  return (
    <div onKeyDownCapture={answerByDigit} data-takes-digits id={name}>
      <RadioGroup
        className={missing ? 'segmented missing' : 'segmented'}
        value={value}
        onChange={onChange}
        orientation="horizontal"
        isInvalid={missing ?? false}
        {...(hideLabel ? { 'aria-label': label } : {})}
      >
        {!hideLabel && (
          <div className="asked">
            <Label>{label}</Label>
            {aside}
          </div>
        )}
        <div className="segments">
          {options.map((option) => (
            <Radio key={option.value} value={option.value} className="segment" data-testid={option.testId}>
              {option.label}
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </div>
  );
}
