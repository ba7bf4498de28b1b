import { useCallback, useEffect, useState } from 'react';
import type { CaseReview, GivenLayer, Lesion } from '../../api/contract';
import { texts } from '../../texts';
import { said } from '../../texts/said';
import { isTyping, useKeys } from '../../ui/keys';
import { KeyPointerOverImage } from '../../viewer/byKeys/KeyPointerOverImage';
import { StackViewport } from '../../viewer/StackViewport';
import type { ImageStage } from '../../viewer/stage';
import { significant } from '../format';
import { AdjudicatedOverlay } from './adjudication/AdjudicatedOverlay';
import type { AdjudicationDesk } from './adjudication/useAdjudication';
import { CaseOverlay } from './CaseOverlay';
import { frame } from './frame';
import { GivenOverlay } from './given/GivenOverlay';
import { ImageTools } from './ImageTools';
import { lesionBox, lesionSlice } from './lesionPlace';
import { MapCorner } from './maps/MapCorner';
import { MapLayer } from './maps/MapLayer';
import { MapLines } from './maps/MapLines';
import type { Maps } from './maps/useMaps';
import './maps/maps.css';
import type { ReaderStyles } from './readerStyles';
import { RedrawOverlay } from './redraw/RedrawOverlay';
import type { Redraw } from './redraw/useRedraw';
import type { Reveal } from './reveal/useReveal';
import { scrubberMarks } from './scrubberMarks';
import { useShown } from './useShown';

const words = texts.curator.review;

interface Props {
  review: CaseReview;
  lesion: Lesion | null;
  /** How often a lesion was chosen. */
  looks: number;
  styles: ReaderStyles;
  emphasised: string | null;
  given: GivenLayer[];
  hiddenLayers: ReadonlySet<string>;
  nextLesion: () => void;
  stage: ImageStage | null;
  onStage: (stage: ImageStage | null) => void;
  desk: AdjudicationDesk;
  redraw: Redraw;
  reveal: Reveal;
  maps: Maps;
}

/** The image with what was drawn on it. Which lesion is looked at comes from the panel; choosing one goes there. */
export function CaseImage({ review, lesion, looks, styles, emphasised, given, hiddenLayers, nextLesion, stage, onStage, desk, redraw, reveal, maps }: Props) {
  const shown = useShown();
  const [firstSlice] = useState(() => (lesion && lesionSlice(lesion)) ?? review.prompt?.slice ?? undefined);
  const lesionId = lesion?.id ?? null;
  const { form } = desk;
  const isDrawing = form?.kind === 'redrawn';
  const toLesion = useCallback(() => {
    const found = review.lesions.find((each) => each.id === lesionId);
    const [slice, box] = found ? [lesionSlice(found), lesionBox(found)] : [null, null];
    if (stage && slice !== null && box) void frame(stage, slice, box);
  }, [stage, lesionId, review]);
  useEffect(() => {
    toLesion();
    // A new result, which may number lesions anew, must not move the image under the curator: only choosing one does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage, looks, lesionId === null]);
  useKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const act = {
      r: () => shown.toggle('readers'), g: () => shown.toggle('given'), v: () => shown.toggle('adjudicated'), s: toLesion, l: nextLesion,
      c: () => (review.consensusShown ? shown.toggle('consensus') : reveal.request()), b: () => maps.toggle('probability'), e: () => maps.toggle('entropy'),
    }[event.key.toLowerCase()];
    act?.();
    return act !== undefined;
  });
  return (
    <section className="image-area" data-testid="case-image">
      <StackViewport
        images={review.case}
        {...(firstSlice === undefined ? {} : { firstSlice })}
        marks={lesion ? scrubberMarks(lesion, isDrawing ? redraw.slices : null) : []}
        tool={isDrawing ? redraw.tool : maps.kind ? maps.pointer : 'idle'}
        {...(isDrawing ? { cursor: 'crosshair' } : {})}
        onStage={onStage}
        corner={lesion && <Said lesion={lesion} isShown={review.consensusShown} />}
        laid={(scene) => maps.kind && maps.votes && <MapLayer scene={scene} votes={maps.votes} kind={maps.kind} />}
        overlay={(scene) => (
          <>
            {maps.kind && maps.votes && <MapLines scene={scene} votes={maps.votes} />}
            {shown.given && <GivenOverlay scene={scene} layers={given} hidden={hiddenLayers} />}
            <CaseOverlay scene={scene} lesions={review.lesions} chosen={lesionId} styles={styles} emphasised={emphasised} readers={shown.readers} consensus={shown.consensus} isUnderMap={maps.kind !== null} />
            {shown.adjudicated && <AdjudicatedOverlay scene={scene} lesions={review.lesions} chosen={lesionId} form={form} />}
            {isDrawing && <RedrawOverlay scene={scene} redraw={redraw} />}
          </>
        )}
        above={
          <>
            <KeyPointerOverImage stage={stage} tool={isDrawing ? redraw.tool : maps.pointer} images={review.case} say={(value) => significant(value, 3)} />
            {maps.kind && <MapCorner maps={maps} stage={stage} />}
          </>
        }
      />
      {review.lesions.length + given.length > 0 && (
        <ImageTools
          shown={shown}
          maps={maps}
          reveal={review.consensusShown || review.lesions.length === 0 ? null : reveal}
          hasGiven={given.length > 0}
          hasDecisions={review.lesions.some(({ decision }) => decision)}
          toLesion={toLesion}
        />
      )}
    </section>
  );
}

/** By which method the white line was made, why there is none, or that it is not shown yet. */
const Said = ({ lesion, isShown }: { lesion: Lesion; isShown: boolean }) => (
  <span className="said">
    {!isShown ? texts.curator.reveal.hiddenShort : lesion.consensus ? words.madeBy(words.consensus, said(lesion.consensus.method)) : words.madeBy(words.noConsensus, said(lesion.consensusUndefined ?? ''))}
  </span>
);
