import { useEffect, useRef, type RefObject } from 'react';
import type { SeriesBeside } from '../../api/contract';
import { Trouble } from '../../shell/Trouble';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Corners } from '../Corners';
import { ImageGlass, useImagePointers } from '../ImageGlass';
import { Scrubber } from '../Scrubber';
import { SliceFailure } from '../SliceFailure';
import { useSeries } from '../useSeries';
import { useStage, useStageState } from '../useStage';
import { useLinked, type Stack } from './useLinked';
import './beside.css';

const words = texts.viewer.beside;

interface Props {
  beside: SeriesBeside;
  main: Stack;
  /** Set to what links and unlinks the two, for the key that does. */
  toggle: RefObject<(() => void) | null>;
  close: () => void;
}

/** Another series of the patient beside the case, to be looked at: it has its own slice, window and place, and nothing is drawn on it. */
export function BesidePane({ beside, main, toggle, close }: Props) {
  const { images } = beside;
  const element = useRef<HTMLDivElement>(null);
  const glass = useRef<HTMLDivElement>(null);
  const series = useSeries(images);
  const stage = useStage(element, series.data, undefined);
  const state = useStageState(stage);
  const pointers = useImagePointers(stage, 'idle');
  const ready = stage !== null && state !== null && state.shown >= 0 && series.data !== undefined;
  const link = useLinked(main, stage && state && series.data ? { stage, state, series: series.data } : null, beside.sameFrame);
  useEffect(() => {
    toggle.current = link.toggle;
    return () => void (toggle.current = null);
  });
  return (
    <section className="beside" aria-label={words.title} data-testid="beside" data-slice={state?.shown ?? -1} data-linked={link.linked}>
      <div className="beside-bar">
        <span className="name" title={nameOf(beside)}>{nameOf(beside)}</span>
        <Button size="small" kind="plain" onPress={link.toggle} aria-pressed={link.linked} data-testid="beside-link">
          {link.linked ? words.linked : beside.sameFrame ? words.link : words.linkHere}
        </Button>
        <Button size="small" kind="plain" onPress={close} aria-label={words.close} data-testid="beside-close">×</Button>
      </div>
      <div className="stack">
        <div className="tint"><div className="engine" ref={element} /></div>
        <ImageGlass pointers={pointers} glass={glass} />
        {ready && (
          <Corners stage={stage} state={state} images={images} plane={series.data.planes[state.shown]!}>
            {words.toLookAt}
          </Corners>
        )}
        {stage && state && <Scrubber stage={stage} state={state} count={images.instances.length} marks={[]} />}
        {!ready && !series.error && state?.failure == null && <div className="fetching" role="status">{texts.viewer.loadingImages}</div>}
        {series.error && <div className="trouble"><Trouble error={series.error} retry={() => void series.refetch()} /></div>}
        {stage && state?.failure != null && <div className="trouble"><SliceFailure stage={stage} slice={state.wanted} status={state.failure} /></div>}
      </div>
    </section>
  );
}

/** What it is, without a date: "Prior, 3 months earlier · CT · 120 images". */
export function nameOf({ kind, daysBefore, description, images }: SeriesBeside): string {
  const what = kind === 'prior' ? words.prior(words.earlier(daysBefore ?? 0)) : words.companion;
  return [what, description, images.modality, words.images(images.instances.length)].filter(Boolean).join(' · ');
}
