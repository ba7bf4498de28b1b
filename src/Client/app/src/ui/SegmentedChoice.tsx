import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { optionByDigit } from './optionByDigit';

interface Props {
  label: string;
  options: { value: string; label: string; testId?: string }[];
  value: string | null;
  /** `inARow`: by an arrow, which passes through what lies between. */
  onChange: (value: string, inARow: boolean) => void;
  /** Beside the label: a hint, "required" … */
  aside?: ReactNode;
  hideLabel?: boolean;
  missing?: boolean;
  name?: string;
}

/** A question with few answers, all in sight. When it has the focus, keys 1–9 answer it. */
export function SegmentedChoice({ label, options, value, onChange, aside, hideLabel, missing, name }: Props) {
  const byArrow = useRef(false);
  const pressed = (event: KeyboardEvent) => {
    byArrow.current = event.key.startsWith('Arrow');
    const option = optionByDigit(event, options);
    if (option) onChange(option.value, false);
  };
  return (
    <div onKeyDownCapture={pressed} onPointerDownCapture={() => (byArrow.current = false)} data-takes-digits id={name}>
      <RadioGroup
        className={missing ? 'segmented missing' : 'segmented'}
        value={value}
        onChange={(now) => onChange(now, byArrow.current)}
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
