import { useRef, useState, type PointerEvent } from 'react';
import { texts } from '../../texts';
import { AreaMark } from './AreaMark';
import { HeldFrame } from './HeldFrame';
import { moved, resized, spanned, type Area, type Handle, type Point } from './rectangles';
import type { Stack } from './stacks';
import { usePinch, useScale, useWheelZoom } from './stageGestures';
import type { Areas } from './useAreas';
import { panned, viewBoxOf, zoomed, type View } from './view';

const words = texts.admin.review;

interface Props {
  stack: Stack;
  frame: number;
  areas: Areas;
  preview: boolean;
  /** Shown as it will be without the face. */
  deface: boolean;
  view: View;
  onView: (view: View) => void;
  onStep: (frames: number) => void;
  onSeen: (frame: number) => void;
}

type Drag = { kind: 'draw'; from: Point } | { kind: 'move'; area: Area; from: Point } | { kind: 'resize'; area: Area; handle: Handle; from: Point } | { kind: 'pan'; at: Point };
/** Less is a trembling finger, no rectangle; pixels of the screen. */
const tremble = 4;

/** The held frame, and rectangles drawn on it. One finger draws, moves and resizes, two move the image and zoom; so do the wheel and the middle button. */
export function ReviewStage({ stack, frame, areas, preview, deface, view, onView, onStep, onSeen }: Props) {
  const item = stack.first;
  const svg = useRef<SVGSVGElement>(null);
  const drag = useRef<Drag | null>(null);
  const [draft, setDraft] = useState<Area | null>(null);
  const [trouble, setTrouble] = useState<{ text: string } | null>(null);
  const scale = useScale(svg, view, item);
  const { size } = areas;

  const place = (event: { clientX: number; clientY: number }): Point => {
    const matrix = svg.current?.getScreenCTM();
    return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
  };
  // Through a head the wheel goes slice by slice, as readers know it.
  useWheelZoom(svg, (event) => (stack.isHead && !event.ctrlKey ? onStep(event.deltaY < 0 ? -1 : 1) : onView(zoomed(view, event.deltaY < 0 ? 1.25 : 0.8, place(event), size))));

  const forget = () => {
    drag.current = null;
    setDraft(null);
  };
  const pinch = usePinch((dx, dy, by, about) => onView(zoomed(panned(view, dx / scale, dy / scale, size), by, place({ clientX: about.x, clientY: about.y }), size)), forget);
  const begin = (event: PointerEvent, what: Drag) => {
    svg.current?.setPointerCapture(event.pointerId);
    drag.current = what;
  };
  const onBackground = (event: PointerEvent) => {
    if (event.button === 1 || (event.button === 0 && event.altKey)) return begin(event, { kind: 'pan', at: { x: event.clientX, y: event.clientY } });
    if (event.button === 0 && event.isPrimary) begin(event, { kind: 'draw', from: place(event) });
  };
  const onMove = (event: PointerEvent) => {
    pinch.move(event);
    const now = drag.current;
    if (!now) return;
    if (now.kind === 'pan') {
      onView(panned(view, (event.clientX - now.at.x) / scale, (event.clientY - now.at.y) / scale, size));
      now.at = { x: event.clientX, y: event.clientY };
      return;
    }
    const to = place(event);
    const [dx, dy] = [to.x - now.from.x, to.y - now.from.y];
    if (draft === null && Math.hypot(dx, dy) * scale < tremble) return;
    if (now.kind === 'draw') setDraft({ ...spanned(now.from, to, size), id: -1, suggested: false });
    else setDraft(now.kind === 'move' ? moved(now.area, dx, dy, size) : resized(now.area, now.handle, dx, dy, size));
  };
  const onUp = () => {
    if (drag.current?.kind === 'draw') {
      if (draft) areas.add(draft);
      else areas.select(null);
    } else if (draft) areas.put(draft);
    forget();
  };
  const shown = draft === null ? areas.areas : draft.id < 0 ? [...areas.areas, draft] : areas.areas.map((each) => (each.id === draft.id ? draft : each));
  return (
    <div className="held-stage">
      <svg
        ref={svg}
        viewBox={viewBoxOf(view, size)}
        preserveAspectRatio="xMidYMid meet"
        onPointerDownCapture={pinch.touch}
        onPointerDown={onBackground}
        onPointerMove={onMove}
        onPointerUp={(event) => {
          pinch.lift(event);
          onUp();
        }}
        onPointerCancel={(event) => {
          pinch.lift(event);
          forget();
        }}
        data-testid="review-stage"
        data-scale={scale}
      >
        <title>{words.image(item.patient)}</title>
        <HeldFrame frame={stack.frames[frame - 1]!} deface={deface} size={size} pixelated={scale > 3} onShown={() => !deface && onSeen(frame)} onTrouble={setTrouble} />
        {shown.map((area, index) => (
          <AreaMark
            key={area.id}
            area={area}
            number={index + 1}
            selected={area.id === areas.selected}
            preview={preview}
            scale={scale}
            areas={areas}
            onMove={(event) => begin(event, { kind: 'move', area, from: place(event) })}
            onResize={(event, handle) => begin(event, { kind: 'resize', area, handle, from: place(event) })}
          />
        ))}
      </svg>
      {trouble && (
        <p className={trouble.text ? 'failed' : 'waiting'} role={trouble.text ? 'alert' : 'status'}>
          {trouble.text || words.lookingForFace}
        </p>
      )}
    </div>
  );
}
