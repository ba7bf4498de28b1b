import { useEffect, useRef, useState, type RefObject } from 'react';
import { drawImagePart } from './drawImagePart';
import type { ImageStage } from './stage';
import type { StageState } from './stageState';
import { toImage, type CanvasPoint } from './view';

const SIZE = 220;
const FACTOR = 2.5;
/** A finger hides what is under it: the glass stands above. */
const ABOVE_FINGER = 140;

/** A round glass under the pointer, drawn from the image's own values and not from the screen's. */
export function Magnifier({ stage, state, glass, filter }: { stage: ImageStage; state: StageState; glass: RefObject<HTMLDivElement | null>; filter: { filter?: string } }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState<{ point: CanvasPoint; touch: boolean } | null>(null);
  useEffect(() => {
    const surface = glass.current;
    if (!surface) return;
    const move = (event: PointerEvent) => {
      const box = surface.getBoundingClientRect();
      setAt({ point: [event.clientX - box.left, event.clientY - box.top], touch: event.pointerType === 'touch' });
    };
    const leave = () => setAt(null);
    surface.addEventListener('pointermove', move);
    surface.addEventListener('pointerdown', move);
    surface.addEventListener('pointerleave', leave);
    return () => {
      surface.removeEventListener('pointermove', move);
      surface.removeEventListener('pointerdown', move);
      surface.removeEventListener('pointerleave', leave);
    };
  }, [glass]);
  useEffect(() => {
    const { view } = state;
    const context = canvas.current?.getContext('2d');
    if (!at || !view || !context || !canvas.current) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = canvas.current.height = SIZE * ratio;
    const [a, b, c, d] = view.matrix.map((value) => value * FACTOR * ratio) as [number, number, number, number];
    const [x, y] = toImage(view, at.point);
    const middle = (SIZE * ratio) / 2;
    context.setTransform(a, b, c, d, middle - a * x - c * y, middle - b * x - d * y);
    const reach = SIZE / 2 / FACTOR / Math.min(Math.hypot(view.matrix[0], view.matrix[1]), Math.hypot(view.matrix[2], view.matrix[3])) + 2;
    drawImagePart(context, stage.imageShown(), { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }, state.window, stage.drawsInverted);
  });
  if (!at) return null;
  return <canvas ref={canvas} className="magnifier" data-testid="magnifier" aria-hidden style={{ width: SIZE, height: SIZE, left: at.point[0] - SIZE / 2, top: at.point[1] - SIZE / 2 - (at.touch ? ABOVE_FINGER : 0), ...filter }} />;
}
