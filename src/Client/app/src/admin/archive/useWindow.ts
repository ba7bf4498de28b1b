import { useEffect, useState, type RefObject } from 'react';

/** Rows above and below what is seen, so that a quick scroll finds them there. */
const margin = 12;

/** Which of many rows of one height are worth drawing: those in sight of the scrolling element, and some around them. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): { first: number; last: number } {
  const [seen, setSeen] = useState({ first: 0, last: 40 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + margin;
      setSeen((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [scroller, rowHeight]);
  return { first: Math.min(seen.first, Math.max(0, count - 1)), last: Math.min(seen.last, count) };
}
