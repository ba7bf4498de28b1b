interface Props {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  testId?: string;
}

/** One of many, in the line of a panel's head. */
export function Choice({ label, options, value, onChange, testId }: Props) {
  return (
    <select className="quiet-select" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} data-testid={testId}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
