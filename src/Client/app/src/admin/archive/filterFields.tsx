import { useMemo } from 'react';
import type { ArchivedSeries } from '../../api/contract';
import { texts } from '../../texts';
import { valuesOf, type Filter, type YesNo } from './catalogue';

const words = texts.admin.archive;

type TextColumn = 'modality' | 'bodyPart' | 'manufacturer' | 'kernel' | 'model' | 'scanner' | 'phase' | 'orientation' | 'kVp' | 'kind' | 'state';

interface FieldProps {
  filter: Filter;
  set: (change: Partial<Filter>) => void;
}

interface ChoiceProps extends FieldProps {
  all: ArchivedSeries[];
  column: TextColumn;
  read?: (row: ArchivedSeries) => string | null | undefined;
  /** A value as one reads it. */
  shown?: (value: string) => string;
}

/** One of the values that the archive has in a column. */
export function Choice({ all, filter, set, column, read, shown = (value) => value }: ChoiceProps) {
  const values = useMemo(() => valuesOf(all, read ?? ((row) => row[column] as string | null | undefined)), [all, column, read]);
  return (
    <label className="field">
      <span>{words[column]}</span>
      <select value={filter[column]} onChange={(event) => set({ [column]: event.target.value })} disabled={values.length === 0} data-testid={`filter-${column}`}>
        <option value="">{words.any}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {shown(value)}
          </option>
        ))}
      </select>
    </label>
  );
}

export function YesNoChoice({ filter, set, column }: FieldProps & { column: 'contrast' | 'gaps' }) {
  return (
    <label className="field">
      <span>{words[column]}</span>
      <select value={filter[column]} onChange={(event) => set({ [column]: event.target.value as YesNo })} data-testid={`filter-${column}`}>
        <option value="">{words.any}</option>
        <option value="yes">{words.with}</option>
        <option value="no">{words.without}</option>
      </select>
    </label>
  );
}

interface RangeProps {
  name: string;
  from: number | null;
  to: number | null;
  onChange: (from: number | null, to: number | null) => void;
}

export function Range({ name, from, to, onChange }: RangeProps) {
  return (
    <fieldset className="field range">
      <legend>{name}</legend>
      <Bound label={`${name} ${words.from}`} hint={words.from} value={from} onChange={(value) => onChange(value, to)} />
      <span className="quiet" aria-hidden>
        –
      </span>
      <Bound label={`${name} ${words.to}`} hint={words.to} value={to} onChange={(value) => onChange(from, value)} />
    </fieldset>
  );
}

function Bound({ label, hint, value, onChange }: { label: string; hint: string; value: number | null; onChange: (value: number | null) => void }) {
  return (
    <input
      type="number"
      min={0}
      step="any"
      inputMode="decimal"
      aria-label={label}
      placeholder={hint}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' || !Number.isFinite(event.target.valueAsNumber) ? null : event.target.valueAsNumber)}
    />
  );
}
