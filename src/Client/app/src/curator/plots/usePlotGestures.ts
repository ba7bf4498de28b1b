import { useEffect, type RefObject } from 'react';
import { isWhole, moved, whole, zoomed, type View, type Zooms } from './plotView';

interface Place {
  x: number;
  y: number;
}

/** Wheel with Ctrl (or in a focused figure), two fingers, drag and double click as changes of the view. */
export function usePlotGestures(host: RefObject<HTMLDivElement | null>, zooms: Zooms, change: (next: (view: View) => View) => void): void {
  useEffect(() => {
    const element = host.current;
    if (!element || zooms === 'none') return;
    const fingers = new Map<number, Place>();
    const wheel = (event: WheelEvent) => {
      // A wheel over a figure that nobody has chosen scrolls the page, as everywhere else.
      if (!event.ctrlKey && document.activeElement !== element) return;
      event.preventDefault();
      change((view) => zoomed(view, Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.002 : 0.06)), placeIn(element, event.clientX, event.clientY), zooms));
    };
    const down = (event: PointerEvent) => void fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const up = (event: PointerEvent) => void fingers.delete(event.pointerId);
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before || (event.pointerType === 'mouse' && event.buttons === 0)) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, now);
      const { width, height } = frameOf(element);
      if (other) {
        const centre = placeIn(element, (now.x + other.x) / 2, (now.y + other.y) / 2);
        change((view) => zoomed(view, apart(now, other) / Math.max(1, apart(before, other)), centre, zooms));
      } else change((view) => (isWhole(view) ? view : moved(view, { x: (before.x - now.x) / width, y: (before.y - now.y) / height })));
    };
    const all = () => change(() => whole);
    const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, pointerleave: up, dblclick: all } as Record<string, (event: never) => void>;
    // Not passive: a figure that zooms must keep the page where it is.
    element.addEventListener('wheel', wheel, { passive: false });
    for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener as EventListener);
    return () => {
      element.removeEventListener('wheel', wheel);
      for (const [name, listener] of Object.entries(listeners)) element.removeEventListener(name, listener as EventListener);
    };
  }, [host, zooms, change]);
}

const apart = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y);

/** The frame of the figure on the screen, CSS pixels. */
function frameOf(host: HTMLElement): { left: number; top: number; width: number; height: number } {
  const svg = host.querySelector('svg');
  const box = (svg ?? host).getBoundingClientRect();
  const [left = 0, top = 0, right = box.width, bottom = box.height] = svg?.dataset['frame']?.split(',').map(Number) ?? [];
  return { left: box.left + left, top: box.top + top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

function placeIn(host: HTMLElement, x: number, y: number): Place {
  const frame = frameOf(host);
  const held = (value: number) => Math.min(1, Math.max(0, value));
  return { x: held((x - frame.left) / frame.width), y: held((y - frame.top) / frame.height) };
}
