import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { texts } from '../../texts';
import { whole as wholeNumber } from '../../texts/numbers';
import { Button } from '../../ui/Button';
import { screen } from './plotColours';
import type { PlotFigure } from './plotFigure';
import { askedBy } from './plotKeys';
import { isWhole, whole, type View } from './plotView';
import { saveCsv, savePng, saveSvg } from './savePlot';
import { usePlotGestures } from './usePlotGestures';
import './plots.css';

interface Props {
  /** What the figure is, in words: its name for those who do not see it. */
  title: string;
  figure: PlotFigure;
  /** Name of the saved files, without ending. */
  file: string;
  /** A sentence below: what the figure may not be used for. */
  note?: string;
  /** Prefix of the test ids: save-…-svg, save-…-png, save-…-csv. */
  testId?: string;
}

const words = texts.plots;
const narrowest = 120;

/** A figure that can be pointed at, walked through, enlarged and saved. */
export function PlotFrame({ title, figure, file, note, testId = 'plot' }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const hint = useId();
  const width = useWidth(host);
  const [view, setView] = useState<View>(whole);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => (setView(whole), setChosen(null)), [figure]);
  usePlotGestures(host, figure.zooms, useCallback((next: (view: View) => View) => setView(next), []));
  useLayoutEffect(() => {
    if (width < narrowest) return;
    const svg = figure.draw(width, figure.height(width), screen, view);
    svg.setAttribute('aria-hidden', 'true');
    host.current?.replaceChildren(svg);
  }, [figure, width, view]);
  useLayoutEffect(() => markChosen(host.current, chosen), [chosen, figure, width, view]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const drawn = drawnIn(host.current);
    const asked = askedBy(event.key, event.shiftKey, view, figure.zooms, chosen === null ? -1 : drawn.indexOf(chosen), drawn.length);
    if (!asked) return;
    event.preventDefault();
    if ('view' in asked) setView(asked.view);
    else setChosen(drawn[asked.place] ?? null);
  };
  const said = chosen === null ? null : figure.points[chosen];
  return (
    <figure className="plot-frame" data-testid={testId}>
      <div
        className={isWhole(view) ? 'plot-host' : 'plot-host enlarged'}
        ref={host}
        role="application"
        aria-label={title}
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setChosen(null)}
        style={{ minHeight: figure.height(Math.max(narrowest, width)) }}
      />
      <p className="plot-said" aria-live="polite" data-testid={`${testId}-said`}>
        {said ? `${said.replaceAll('\n', ' · ')} (${words.pointOf(wholeNumber(drawnIn(host.current).indexOf(chosen!) + 1), wholeNumber(drawnIn(host.current).length))})` : ''}
      </p>
      <span className="plot-hint quiet small" id={hint}>
        {figure.zooms === 'none' ? words.walk : `${words.walk} ${words.zoom}`}
      </span>
      <figcaption className="panel-foot">
        <span className="quiet small">{note}</span>
        <span className="actions">
          {!isWhole(view) && (
            <Button size="small" kind="plain" onPress={() => setView(whole)} data-testid={`${testId}-all`}>
              {words.all}
            </Button>
          )}
          <Button size="small" kind="plain" onPress={() => saveSvg(figure, view, file)} aria-label={`${words.saveSvg}: ${title}`} data-testid={`save-${testId}-svg`}>
            {words.saveSvg}
          </Button>
          <Button size="small" kind="plain" onPress={() => void savePng(figure, view, file)} aria-label={`${words.savePng}: ${title}`} data-testid={`save-${testId}-png`}>
            {words.savePng}
          </Button>
          <Button size="small" kind="plain" onPress={() => saveCsv(figure, file)} aria-label={`${words.saveCsv}: ${title}`} data-testid={`save-${testId}-csv`}>
            {words.saveCsv}
          </Button>
        </span>
      </figcaption>
    </figure>
  );
}

function useWidth(host: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!host.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(host.current);
    return () => observer.disconnect();
  }, [host]);
  return width;
}

/** The points that are drawn now, in the order in which they are walked through. */
const drawnIn = (host: HTMLElement | null) => [...(host?.querySelectorAll('[data-point]') ?? [])].map((element) => Number(element.getAttribute('data-point')));

function markChosen(host: HTMLElement | null, chosen: number | null): void {
  host?.querySelectorAll('.chosen').forEach((element) => element.classList.remove('chosen'));
  if (chosen !== null) host?.querySelector(`[data-point="${chosen}"]`)?.classList.add('chosen');
}
