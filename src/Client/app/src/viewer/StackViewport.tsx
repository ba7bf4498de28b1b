import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CaseImages, ImagePoint, SeriesBeside } from '../api/contract';
import { Trouble } from '../shell/Trouble';
import { texts } from '../texts';
import { BesidePane } from './beside/BesidePane';
import { useColourFilter } from './Colours';
import { nextColours, takesColours } from './colourMaps';
import { Corners } from './Corners';
import { imageToPatient } from './coordinates';
import { drawing } from './cornerstone';
import { ImageGlass, useImagePointers } from './ImageGlass';
import { Magnifier } from './Magnifier';
import type { DragTool } from './pointers';
import { CrossLines } from './planes/CrossLines';
import { OtherPlanes } from './planes/OtherPlanes';
import { usePlanes, type SliceMark } from './planes/usePlanes';
import { Scrubber } from './Scrubber';
import { SliceFailure } from './SliceFailure';
import type { ImageStage } from './stage';
import { useSeries } from './useSeries';
import { useStage, useStageState } from './useStage';
import { useViewerKeys } from './useViewerKeys';
import { toCanvas, type View } from './view';
import { ViewerBar } from './ViewerBar';
import './viewer.css';

export interface Scene {
  view: View;
  /** The slice on the screen, counted from 0. */
  slice: number;
}

interface Props {
  images: CaseImages;
  /** Counted from 0; the middle of the series when not given. */
  firstSlice?: number;
  /** What a drag with the left button or one finger does. */
  tool?: DragTool;
  /** SVG drawn above the image, in canvas pixels: place it with `toCanvas(view, point)`. */
  overlay?: (scene: Scene) => ReactNode;
  /** What is laid on the image, under all that is drawn. */
  laid?: (scene: Scene) => ReactNode;
  /** Where marks are: on the scrubber and, with their lines, in the other planes. */
  marks?: SliceMark[];
  cursor?: string;
  /** A second line in the top left corner. */
  corner?: ReactNode;
  /** What lies over the image, placed by canvas points. */
  above?: ReactNode;
  /** Other series of the patient that can stand beside these. */
  beside?: SeriesBeside[];
  /** Tells the stage, for buttons that move the image; null when it goes. */
  onStage?: (stage: ImageStage | null) => void;
}

declare global {
  interface Window {
    /** Where image points lie on the page and what values the slice has, for tests that draw with a mouse. Slices count from 0. */
    __viewer?: { imageToPage(x: number, y: number): [number, number]; slice(): number; goToSlice(slice: number): Promise<void>; values(): number[] };
  }
}

const noMarks: SliceMark[] = [];
const noBeside: SeriesBeside[] = [];

/** A stack of images with what every viewer of this product has: scroll, window, zoom, pan, corner texts, scrubber. */
export function StackViewport({ images, firstSlice, tool = 'idle', overlay, laid, marks = noMarks, cursor, corner, above, beside = noBeside, onStage }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const glass = useRef<HTMLDivElement>(null);
  const series = useSeries(images);
  const stage = useStage(element, series.data, firstSlice);
  const state = useStageState(stage);
  const pointers = useImagePointers(stage, tool);
  const [magnifier, setMagnifier] = useState(false);
  const magnify = () => setMagnifier((on) => !on);
  const planes = usePlanes(stage, state, series.data, marks);
  const link = useRef<(() => void) | null>(null);
  const [chosen, choose] = useState<SeriesBeside | null>(null);
  // One thing stands beside the image: another series, or its own other planes.
  const choice = { all: beside, chosen, choose: (one: SeriesBeside | null) => (planes.open && planes.toggle(), choose(one)) };
  const otherPlanes = { ...planes, toggle: () => (choose(null), planes.toggle()) };
  useViewerKeys(stage, { magnify, planes: otherPlanes.toggle, cross: planes.takeHand, beside: () => choice.choose(chosen ? null : (beside[0] ?? null)), link: () => link.current?.(), colours: stage && takesColours(images.modality) ? () => stage.setColours(nextColours(stage.snapshot().colours)) : null, slab: otherPlanes.open ? otherPlanes.thicken : null });
  pointers.cross = planes.open ? { always: planes.hand, to: ({ point, slice }) => planes.setCross(imageToPatient(series.data!.planes[slice]!, point)) } : null;
  const colours = useColourFilter(state?.colours ?? null);
  useTestHooks(stage, element);
  useEffect(() => {
    onStage?.(stage);
    return () => onStage?.(null);
  }, [stage, onStage]);

  const ready = stage !== null && state !== null && state.shown >= 0 && series.data !== undefined;
  return (
    <div className="stack-viewport" data-testid="viewport" data-image-rendered={state?.painted ? 'true' : 'false'} data-drawing={stage ? drawing() : undefined} role="group" aria-label={texts.viewer.image}>
      {stage && state ? <ViewerBar stage={stage} state={state} modality={images.modality} magnifier={magnifier} magnify={magnify} planes={planes.available ? otherPlanes : null} beside={choice} /> : <div className="viewer-bar" />}
      <div className={planes.open ? 'views with-planes' : chosen ? 'views with-beside' : 'views'}>
      <div className="stack">
        {colours.filter}
        <div className="tint" style={colours.style}>
          <div className="engine" ref={element} />
        </div>
        {ready && state.view && laid?.({ view: state.view, slice: state.shown })}
        <ImageGlass pointers={pointers} glass={glass} style={{ cursor: cursor ?? 'default' }} onLeave={() => typeof tool !== 'string' && tool.hover(null)}>
          {ready && state.view && (
            <svg className="overlay" width="100%" height="100%" aria-hidden>
              {planes.open && <CrossLines view={state.view} plane={series.data.planes[state.shown]!} volume={planes.volume} cross={planes.cross} />}
              {overlay?.({ view: state.view, slice: state.shown })}
            </svg>
          )}
        </ImageGlass>
        {ready && magnifier && <Magnifier stage={stage} state={state} glass={glass} filter={colours.style} />}
        {ready && (
          <Corners stage={stage} state={state} images={images} plane={series.data.planes[state.shown]!}>
            {corner}
          </Corners>
        )}
        {stage && state && <Scrubber stage={stage} state={state} count={images.instances.length} marks={marks} />}
        {!ready && !series.error && state?.failure == null && <div className="fetching" role="status">{texts.viewer.loadingImages}</div>}
        {series.error && (
          <div className="trouble">
            <Trouble error={series.error} retry={() => void series.refetch()} />
          </div>
        )}
        {stage && state?.failure != null && (
          <div className="trouble">
            <SliceFailure stage={stage} slice={state.wanted} status={state.failure} />
          </div>
        )}
        {above}
      </div>
      {planes.open && ready && (
        <OtherPlanes {...{ stage, state, volume: planes.volume, cross: planes.cross, setCross: planes.setCross, slab: planes.slab, setSlab: planes.setSlab, series: series.data, marks: planes.placed, filter: colours.style }} />
      )}
      {chosen && ready && <BesidePane key={chosen.images.seriesUid} beside={chosen} main={{ stage, state, series: series.data }} toggle={link} close={() => choose(null)} />}
      </div>
    </div>
  );
}

function useTestHooks(stage: ImageStage | null, element: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    if (!stage) return;
    window.__viewer = {
      imageToPage(x: number, y: number) {
        const { view } = stage.snapshot();
        const box = element.current?.getBoundingClientRect();
        if (!view || !box) throw new Error('No image is shown yet.');
        const [left, top] = toCanvas(view, [x, y] satisfies ImagePoint);
        return [box.left + left, box.top + top];
      },
      slice: () => stage.snapshot().shown,
      goToSlice: (slice: number) => stage.show(slice),
      values: () => Array.from(stage.values()),
    };
    return () => {
      delete window.__viewer;
    };
  }, [stage, element]);
}
