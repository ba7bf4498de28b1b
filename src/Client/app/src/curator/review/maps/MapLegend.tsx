import { useSyncExternalStore } from 'react';
import { texts } from '../../../texts';
import { decimals } from '../../format';
import { colourOf, legendSteps, type MapKind } from './mapColours';
import type { PointerOverMap } from './PointerOverMap';
import { entropy, votesAt, type Votes } from './votes';

const words = texts.curator.maps;

interface Props {
  kind: MapKind;
  votes: Votes;
  pointer: PointerOverMap;
  slice: number;
}

/** Which colour is how much, of how many readers, and what lies under the pointer. */
export function MapLegend({ kind, votes, pointer, slice }: Props) {
  const { readers } = votes;
  return (
    <div className="map-legend" data-testid="map-legend" data-kind={kind}>
      <strong>{words.titles[kind]}</strong>
      <span className="quiet">{words.ofReaders(readers)}</span>
      <ul>
        {legendSteps(kind, readers).toReversed().map(({ votes: count, value }) => (
          <li key={count}>
            <span className="step" style={{ background: `rgb(${colourOf(kind, value)?.join(' ') ?? '0 0 0'})` }} aria-hidden />
            {kind === 'probability' ? words.share(count, Math.round(value * 100)) : words.bits(count, readers, decimals(value, 2))}
          </li>
        ))}
      </ul>
      <p className="quiet">{words.lines}</p>
      <UnderPointer votes={votes} pointer={pointer} slice={slice} />
    </div>
  );
}

function UnderPointer({ votes, pointer, slice }: Omit<Props, 'kind'>) {
  const at = useSyncExternalStore(pointer.subscribe, pointer.snapshot);
  const count = at ? votesAt(votes, slice, at.point) : null;
  return (
    <p className={count === null ? 'quiet' : undefined} data-testid="map-value">
      {count === null ? words.pointAtIt : words.under(count, votes.readers, decimals(entropy(count / votes.readers), 2))}
    </p>
  );
}
