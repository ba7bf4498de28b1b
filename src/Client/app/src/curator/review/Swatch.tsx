import type { ReaderStyle } from '../../ui/readers';

/** A piece of the reader's line as it is on the image: colour and pattern. */
export const Swatch = ({ style }: { style: ReaderStyle }) => (
  <svg className="swatch" width="22" height="8" aria-hidden>
    <line x1="0" x2="22" y1="4" y2="4" stroke={style.colour} strokeWidth="2.4" strokeDasharray={style.dash || undefined} />
  </svg>
);

export const ConsensusSwatch = () => (
  <svg className="swatch" width="22" height="8" aria-hidden>
    <line x1="0" x2="22" y1="4" y2="4" stroke="var(--consensus)" strokeWidth="3.4" />
  </svg>
);

/** Two lines side by side: what no reader's line and no consensus is, in any colour. */
export const AdjudicatedSwatch = () => (
  <svg className="swatch" width="22" height="8" aria-hidden>
    <line x1="0" x2="22" y1="2" y2="2" stroke="var(--adjudicated)" strokeWidth="1.6" />
    <line x1="0" x2="22" y1="6" y2="6" stroke="var(--adjudicated)" strokeWidth="1.6" />
  </svg>
);
