import { useMemo, useState, type ReactNode } from 'react';
import type { ArchivedSeries, KeyState, SeriesKind } from '../../api/contract';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { isNarrow, narrowing, noFilter, problemsOf, rarer, type Filter } from './catalogue';
import { Choice, Range, YesNoChoice } from './filterFields';
import { asRead, capital } from './seriesWords';

const words = texts.admin.archive;

interface Props {
  all: ArchivedSeries[];
  filter: Filter;
  onChange: (filter: Filter) => void;
  aside: ReactNode;
}

export function CatalogueFilters({ all, filter, onChange, aside }: Props) {
  const wrong = useMemo(() => all.filter((row) => problemsOf(row).length > 0).length, [all]);
  const hidden = narrowing(filter, rarer);
  const [more, setMore] = useState(hidden > 0);
  const set = (change: Partial<Filter>) => onChange({ ...filter, ...change });
  const choice = { all, filter, set };
  return (
    <form className="filters" role="search" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <label className="field search">
        <span>{words.search}</span>
        <input type="search" value={filter.text} placeholder={words.searchHint} onChange={(event) => set({ text: event.target.value })} data-testid="archive-search" />
      </label>
      <Choice {...choice} column="modality" />
      <Choice {...choice} column="bodyPart" shown={asRead} />
      <Choice {...choice} column="manufacturer" />
      <Choice {...choice} column="kernel" />
      <Range name={words.thickness} from={filter.thinnest} to={filter.thickest} onChange={(thinnest, thickest) => set({ thinnest, thickest })} />
      <label className="check">
        <input type="checkbox" checked={filter.problemsOnly} onChange={(event) => set({ problemsOnly: event.target.checked })} data-testid="filter-problems" />
        {words.problemsOnly}
        <span className={wrong > 0 ? 'tally needs' : 'tally'}>{wrong}</span>
      </label>
      <Button kind="plain" className="more-filters" aria-expanded={more} onPress={() => setMore(!more)} data-testid="more-filters">
        {more ? words.fewerFilters : words.moreFilters}
        {!more && hidden > 0 && <span className="tally">{hidden}</span>}
      </Button>
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
      {more && (
        <div className="rarer" role="group" aria-label={words.moreFilters} data-testid="rarer-filters">
          <Choice {...choice} column="model" />
          <Choice {...choice} column="scanner" />
          <Choice {...choice} column="phase" shown={asRead} />
          <Choice {...choice} column="orientation" shown={capital} />
          <Choice {...choice} column="kVp" read={(row) => row.kVp?.toString()} />
          <YesNoChoice {...choice} column="contrast" />
          <YesNoChoice {...choice} column="gaps" />
          <Choice {...choice} column="kind" shown={(kind) => words.kinds[kind as SeriesKind]} />
          <Choice {...choice} column="state" shown={(state) => texts.admin.key[state as KeyState]} />
          <Range name={words.spacing} from={filter.nearest} to={filter.farthest} onChange={(nearest, farthest) => set({ nearest, farthest })} />
          <Range name={words.images} from={filter.fewest} to={filter.most} onChange={(fewest, most) => set({ fewest, most })} />
        </div>
      )}
    </form>
  );
}
