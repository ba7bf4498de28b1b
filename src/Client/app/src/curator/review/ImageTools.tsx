import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { texts } from '../../texts';
import { Button, Key } from '../../ui/Button';
import type { Maps } from './maps/useMaps';
import type { Reveal } from './reveal/useReveal';
import type { Shown } from './useShown';
import './imageTools.css';

const words = texts.curator.review;

interface Props {
  shown: Shown;
  maps: Maps;
  /** Null once the consensus is shown. */
  reveal: Reveal | null;
  hasGiven: boolean;
  hasDecisions: boolean;
  toLesion: () => void;
}

/** What is drawn on the image, each with its key. */
export function ImageTools({ shown, maps, reveal, hasGiven, hasDecisions, toLesion }: Props) {
  return (
    <div className="image-tools" role="group" aria-label={words.overlay} title={words.keyHints}>
      {hasGiven && <Toggle name="given" letter="G" isOn={shown.given} toggle={() => shown.toggle('given')}>{texts.curator.given.layer}</Toggle>}
      <Toggle name="readers" letter="R" isOn={shown.readers} toggle={() => shown.toggle('readers')}>{words.readers}</Toggle>
      {reveal ? (
        <Button className="image-toggle" size="small" onPress={reveal.request} isDisabled={reveal.isPending} data-testid="ask-consensus">
          {texts.curator.reveal.show} <Key>C</Key>
        </Button>
      ) : (
        <Toggle name="consensus" letter="C" isOn={shown.consensus} toggle={() => shown.toggle('consensus')}>{words.consensus}</Toggle>
      )}
      {hasDecisions && <Toggle name="adjudicated" letter="V" isOn={shown.adjudicated} toggle={() => shown.toggle('adjudicated')}>{texts.curator.adjudication.adjudicated}</Toggle>}
      {maps.available && (
        <>
          <Toggle name="probability" letter="B" isOn={maps.kind === 'probability'} toggle={() => maps.toggle('probability')}>{texts.curator.maps.probability}</Toggle>
          <Toggle name="entropy" letter="E" isOn={maps.kind === 'entropy'} toggle={() => maps.toggle('entropy')}>{texts.curator.maps.entropy}</Toggle>
        </>
      )}
      <Button className="image-toggle" size="small" onPress={toLesion} data-testid="to-lesion">
        {words.toSlice} <Key>S</Key>
      </Button>
    </div>
  );
}

function Toggle({ name, letter, isOn, toggle, children }: { name: string; letter: string; isOn: boolean; toggle: () => void; children: ReactNode }) {
  return (
    <ToggleButton className="image-toggle" isSelected={isOn} onChange={toggle} data-testid={`toggle-${name}`} aria-keyshortcuts={letter}>
      {children} <Key>{letter}</Key>
    </ToggleButton>
  );
}
