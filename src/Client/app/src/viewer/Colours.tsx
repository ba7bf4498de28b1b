import { useId } from 'react';
import { texts } from '../texts';
import { localized } from '../texts/numbers';
import { channelTable, gradient, type ColourMap } from './colourMaps';
import type { StageState } from './stageState';

/**
 * The colours of a map as a filter of the page over what the engine drew in grey: the same on every renderer. The page gives the
 * filter's name to the element that it colours.
 */
export function useColourFilter(map: ColourMap | null) {
  const id = `colours-${useId().replace(/\W/g, '')}`;
  const filter = map && (
    <svg className="colour-filter" aria-hidden>
      <filter id={id} colorInterpolationFilters="sRGB" x="0" y="0" width="100%" height="100%">
        <feComponentTransfer>
          <feFuncR type="table" tableValues={channelTable(map, 0)} />
          <feFuncG type="table" tableValues={channelTable(map, 1)} />
          <feFuncB type="table" tableValues={channelTable(map, 2)} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
  return { filter, style: map ? { filter: `url(#${id})` } : {} };
}

/** Which colour is how much: the ends of the window, with their unit. */
export function Legend({ state, unit }: { state: StageState; unit: string }) {
  const { window, colours, inverted } = state;
  if (!colours) return null;
  const [low, high] = [window.level - window.width / 2, window.level + window.width / 2];
  return (
    <div className="legend" data-testid="legend" role="img" aria-label={texts.viewer.looking.legend(number(low), number(high), unit)}>
      <span>{number(high)}</span>
      <span className="bar" style={{ background: gradient(colours, inverted) }} />
      <span>{number(low)}</span>
      {unit && <span className="unit">{unit}</span>}
    </div>
  );
}

const number = (value: number) => localized(Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)).replace('-', '−');
