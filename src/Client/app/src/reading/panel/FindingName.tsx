import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Finding } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import type { ReaderStyle } from '../../ui/readers';
import type { Action } from '../state/history';
import { plainText } from '../state/plainText';
import { longest, withLabel } from '../state/reading';

export interface Renaming {
  finding: string | null;
  begin: (trackingUid: string) => void;
  end: () => void;
}

interface Props {
  finding: Finding;
  style: ReaderStyle;
  chosen: boolean;
  onChoose: () => void;
  renaming: Renaming;
  dispatch: (action: Action) => void;
}

/** A finding's colour, pattern and name; the name is typed in its place after a double click or F2. */
export function FindingName({ finding, style, chosen, onChoose, renaming, dispatch }: Props) {
  const swatch = (
    <svg className="swatch" width="22" height="10" aria-hidden>
      <line x1="0" x2="22" y1="5" y2="5" stroke={style.colour} strokeWidth="2.6" strokeDasharray={style.dash || undefined} />
    </svg>
  );
  if (renaming.finding !== finding.trackingUid) {
    return (
      <AriaButton className="name" onPress={onChoose} aria-pressed={chosen}>
        {/* A button of the library takes no double click; what is in it does. */}
        <span className="named" onDoubleClick={() => renaming.begin(finding.trackingUid)}>
          {swatch}
          {said(finding.label)}
        </span>
      </AriaButton>
    );
  }
  return (
    <span className="name">
      {swatch}
      <NameField finding={finding} dispatch={dispatch} end={renaming.end} />
    </span>
  );
}

function NameField({ finding, dispatch, end }: { finding: Finding; dispatch: Props['dispatch']; end: () => void }) {
  const [label, setLabel] = useState(said(finding.label));
  const over = useRef(false);
  const close = (kept: boolean) => {
    if (over.current) return;
    over.current = true;
    if (kept && label !== said(finding.label)) dispatch({ type: 'change', change: (reading) => withLabel(reading, finding.trackingUid, label) });
    end();
  };
  return (
    <input
      className="name-field"
      aria-label={texts.reading.rename(said(finding.label))}
      data-testid="finding-name"
      value={label}
      maxLength={longest.label}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setLabel(plainText(event.target.value))}
      onBlur={() => close(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') close(true);
        if (event.key === 'Escape') close(false);
      }}
    />
  );
}
