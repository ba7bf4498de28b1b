import { useMemo, type ReactNode } from 'react';
import type { ArchivedSeries } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { isNarrow, noFilter, problemsOf, valuesOf, type Filter } from './catalogue';
import { asRead } from './seriesWords';

const words = texts.admin.archive;
type Column = 'modality' | 'bodyPart' | 'manufacturer' | 'kernel';
const columns: Column[] = ['modality', 'bodyPart', 'manufacturer', 'kernel'];

interface Props {
  all: ArchivedSeries[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  aside: ReactNode;
}

export function CatalogueFilters({ all, filter, onChange, aside }: Props) {
  const values = useMemo(() => Object.fromEntries(columns.map((column) => [column, valuesOf(all, (row) => row[column])])) as Record<Column, string[]>, [all]);
  const wrong = useMemo(() => all.filter((row) => problemsOf(row).length > 0).length, [all]);
  const set = (change: Partial<Filter>) => onChange({ ...filter, ...change });
  return (
    <form className="filters" role="search" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <label className="field search">
        <span>{words.search}</span>
        <input type="search" value={filter.text} placeholder={words.searchHint} onChange={(event) => set({ text: event.target.value })} data-testid="archive-search" />
      </label>
      {columns.map((column) => (
        <label className="field" key={column}>
          <span>{words[column]}</span>
          <select value={filter[column]} onChange={(event) => set({ [column]: event.target.value })} disabled={values[column].length === 0} data-testid={`filter-${column}`}>
            <option value="">{words.any}</option>
            {values[column].map((value) => (
              <option key={value} value={value}>
                {column === 'bodyPart' ? asRead(value) : value}
              </option>
            ))}
          </select>
        </label>
      ))}
      <fieldset className="field range">
        <legend>{words.thickness}</legend>
        <Bound label={words.from} value={filter.thinnest} onChange={(thinnest) => set({ thinnest })} />
        <span className="quiet" aria-hidden>
          –
        </span>
        <Bound label={words.to} value={filter.thickest} onChange={(thickest) => set({ thickest })} />
      </fieldset>
      <label className="check">
        <input type="checkbox" checked={filter.problemsOnly} onChange={(event) => set({ problemsOnly: event.target.checked })} data-testid="filter-problems" />
        {words.problemsOnly}
        <span className={wrong > 0 ? 'tally needs' : 'tally'}>{wrong}</span>
      </label>
      <div className="outcome">
        {isNarrow(filter) && (
          <Button kind="plain" size="small" onPress={() => onChange(noFilter)}>
            {words.clear}
          </Button>
        )}
        <span className="quiet small" role="status" data-testid="series-count">
          {aside}
        </span>
      </div>
    </form>
  );
}

function Bound({ label, value, onChange }: { label: string; value: number | null; onChange: (value: number | null) => void }) {
  return (
    <input
      type="number"
      min={0}
      step="any"
      inputMode="decimal"
      aria-label={`${words.thickness} ${label}`}
      placeholder={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' || !Number.isFinite(event.target.valueAsNumber) ? null : event.target.valueAsNumber)}
    />
  );
}
