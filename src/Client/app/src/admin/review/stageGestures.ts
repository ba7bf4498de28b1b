import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Point, Size } from './rectangles';
import type { View } from './view';

/** Screen pixels an image pixel takes: handles and lines keep their size at any zoom. */
export function useScale(svg: { current: SVGSVGElement | null }, view: View, item: Size): number {
  const [box, setBox] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const size = new ResizeObserver(() => setBox({ width: element.clientWidth, height: element.clientHeight }));
    size.observe(element);
    return () => size.disconnect();
  }, [svg]);
  return (Math.min(box.width / item.columns, box.height / item.rows) || 1) * view.zoom;
}

/** React listens passively to the wheel, and the page would scroll. */
export function useWheelZoom(svg: { current: SVGSVGElement | null }, onWheel: (event: WheelEvent) => void): void {
  const latest = useRef(onWheel);
  useEffect(() => {
    latest.current = onWheel;
  });
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const listen = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(event);
    };
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [svg]);
}

/**
 * Two fingers: how far their middle moved and how far they came apart, in pixels of the screen. What one finger had begun is
 * forgotten when the second comes.
 */
export function usePinch(onPinch: (dx: number, dy: number, by: number, about: Point) => void, onSecond: () => void) {
  const fingers = useRef(new Map<number, Point>());
  const put = (event: PointerEvent) => fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  return {
    touch: (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return;
      put(event);
      if (fingers.current.size < 2) return;
      onSecond();
      event.stopPropagation();
    },
    move: (event: PointerEvent) => {
      if (fingers.current.size !== 2 || !fingers.current.has(event.pointerId)) return;
      const before = [...fingers.current.values()];
      put(event);
      const after = [...fingers.current.values()];
      const [from, to] = [middle(before), middle(after)];
      onPinch(to.x - from.x, to.y - from.y, apart(after) / Math.max(1, apart(before)), to);
    },
    lift: (event: PointerEvent) => fingers.current.delete(event.pointerId),
  };
}

const middle = ([a, b]: Point[]): Point => ({ x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2 });
const apart = ([a, b]: Point[]) => Math.hypot(a!.x - b!.x, a!.y - b!.y);
