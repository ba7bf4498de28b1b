import { useEffect, useRef, useState } from 'react';
import type { BlandAltman } from '../../api/contract';
import { texts } from '../../texts';
import { drawBlandAltman, screen } from './drawBlandAltman';

/** The plot at the width it is given. */
export default function BlandAltmanPlot({ plot }: { plot: BlandAltman }) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (width < 120) return;
    host.current?.replaceChildren(drawBlandAltman(plot, width, 260, screen));
  }, [plot, width]);
  return <div className="plot-host" ref={host} role="img" aria-label={`${texts.curator.blandAltman.title}: ${plot.firstReader}, ${plot.secondReader}`} />;
}
