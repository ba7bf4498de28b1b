import { useCallback, useEffect, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { CaseReview, GivenLayer, Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { Key } from '../../ui/Button';
import { isTyping, useKeys } from '../../ui/keys';
import { Button } from '../../ui/Button';
import { StackViewport } from '../../viewer/StackViewport';
import type { ImageStage } from '../../viewer/stage';
import { CaseOverlay } from './CaseOverlay';
import { frame } from './frame';
import { GivenOverlay } from './given/GivenOverlay';
import { lesionBox, lesionSlice, lesionSlices } from './lesionPlace';
import type { ReaderStyles } from './readerStyles';

const words = texts.curator.review;

interface Props {
  review: CaseReview;
  lesion: Lesion | null;
  styles: ReaderStyles;
  emphasised: string | null;
  given: GivenLayer[];
  hiddenLayers: ReadonlySet<string>;
  nextLesion: () => void;
  onStage: (stage: ImageStage | null) => void;
}

/** The image with what was drawn on it. Which lesion is looked at comes from the panel; choosing one goes there. */
export function CaseImage({ review, lesion, styles, emphasised, given, hiddenLayers, nextLesion, onStage }: Props) {
  const [stage, setStage] = useState<ImageStage | null>(null);
  const [readers, setReaders] = useState(true);
  const [consensus, setConsensus] = useState(true);
  const [elsewhere, setElsewhere] = useState(true);
  const [firstSlice] = useState(() => (lesion && lesionSlice(lesion)) ?? review.prompt?.slice ?? undefined);
  const lesionId = lesion?.id ?? null;
  const take = useCallback(
    (made: ImageStage | null) => {
      setStage(made);
      onStage(made);
    },
    [onStage],
  );
  const toLesion = useCallback(() => {
    const found = review.lesions.find((each) => each.id === lesionId);
    const [slice, box] = found ? [lesionSlice(found), lesionBox(found)] : [null, null];
    if (stage && slice !== null && box) void frame(stage, slice, box);
  }, [stage, lesionId, review]);
  useEffect(() => {
    toLesion();
    // A new result must not move the image under the curator: only another lesion does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage, lesionId]);
  useKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return false;
    const act = { r: () => setReaders((on) => !on), c: () => setConsensus((on) => !on), g: () => setElsewhere((on) => !on), s: toLesion, l: nextLesion }[event.key.toLowerCase()];
    act?.();
    return act !== undefined;
  });
  const marks = lesion ? lesionSlices(lesion).map((slice) => ({ slice, colour: lesion.consensus?.flaggedSlices.includes(slice) ? 'var(--amber)' : 'var(--consensus)' })) : [];
  return (
    <section className="image-area" data-testid="case-image">
      <StackViewport
        images={review.case}
        {...(firstSlice === undefined ? {} : { firstSlice })}
        marks={marks}
        onStage={take}
        corner={lesion && <Said lesion={lesion} />}
        overlay={(scene) => (
          <>
            {elsewhere && <GivenOverlay scene={scene} layers={given} hidden={hiddenLayers} />}
            <CaseOverlay scene={scene} lesions={review.lesions} chosen={lesionId} styles={styles} emphasised={emphasised} readers={readers} consensus={consensus} />
          </>
        )}
      />
      {review.lesions.length + given.length > 0 && (
        <div className="image-tools" role="group" aria-label={words.overlay} title={words.keyHints}>
          {given.length > 0 && (
            <ToggleButton className="image-toggle" isSelected={elsewhere} onChange={setElsewhere} data-testid="toggle-given">
              {texts.curator.given.layer} <Key>G</Key>
            </ToggleButton>
          )}
          <ToggleButton className="image-toggle" isSelected={readers} onChange={setReaders} data-testid="toggle-readers">
            {words.readers} <Key>R</Key>
          </ToggleButton>
          <ToggleButton className="image-toggle" isSelected={consensus} onChange={setConsensus} data-testid="toggle-consensus">
            {words.consensus} <Key>C</Key>
          </ToggleButton>
          <Button className="image-toggle" size="small" onPress={toLesion} data-testid="to-lesion">
            {words.toSlice} <Key>S</Key>
          </Button>
        </div>
      )}
    </section>
  );
}

/** By which method the white line was made, or why there is none. */
const Said = ({ lesion }: { lesion: Lesion }) => (
  <span className="said">{lesion.consensus ? words.madeBy(words.consensus, said(lesion.consensus.method)) : words.madeBy(words.noConsensus, said(lesion.consensusUndefined ?? ''))}</span>
);
