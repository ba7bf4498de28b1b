import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { texts } from '../../texts';
import { handles, type Area, type Handle } from './rectangles';
import type { Areas } from './useAreas';

const words = texts.admin.review;
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

interface Props {
  area: Area;
  number: number;
  selected: boolean;
  preview: boolean;
  scale: number;
  areas: Areas;
  onMove: (event: PointerEvent) => void;
  onResize: (event: PointerEvent, handle: Handle) => void;
}

/** One area: what is under it is still seen, unless one wants to see it as it will be. */
export function AreaMark({ area, number, selected, preview, scale, areas, onMove, onResize }: Props) {
  const mark = useRef<SVGGElement>(null);
  useEffect(() => {
    if (selected && document.activeElement !== mark.current) mark.current?.focus({ preventScroll: true });
  }, [selected]);
  const press = (event: PointerEvent, begin: () => void) => {
    if (event.button !== 0 || event.altKey) return;
    event.stopPropagation();
    event.preventDefault();
    areas.select(area.id);
    mark.current?.focus({ preventScroll: true });
    begin();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const step = arrows[event.key];
    if (step) {
      const by = event.altKey ? 10 : 1;
      if (event.shiftKey) areas.resize(area.id, { x: step[0] === 0 ? 0 : 1, y: step[1] === 0 ? 0 : 1 }, step[0] * by, step[1] * by);
      else areas.move(area.id, step[0] * by, step[1] * by);
    } else if (event.key === 'Delete' || event.key === 'Backspace') areas.remove(area.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const className = ['area', selected && 'selected', area.suggested && 'suggested', preview && 'preview'].filter(Boolean).join(' ');
  return (
    <g
      ref={mark}
      className={className}
      role="button"
      tabIndex={0}
      aria-label={words.areaLabel(number, area.x, area.y, area.width, area.height)}
      onFocus={() => areas.select(area.id)}
      onKeyDown={onKeyDown}
      data-testid="area"
    >
      <rect x={area.x} y={area.y} width={area.width} height={area.height} onPointerDown={(event) => press(event, () => onMove(event))} />
      {selected && !preview && handles.map((handle) => <Grip key={`${handle.x} ${handle.y}`} area={area} handle={handle} scale={scale} onPress={(event) => press(event, () => onResize(event, handle))} />)}
    </g>
  );
}

/** Seen at 8 px, felt at 20: a finger is broad. */
function Grip({ area, handle, scale, onPress }: { area: Area; handle: Handle; scale: number; onPress: (event: PointerEvent) => void }) {
  const x = area.x + ((handle.x + 1) / 2) * area.width;
  const y = area.y + ((handle.y + 1) / 2) * area.height;
  const [seen, felt] = [8 / scale, 20 / scale];
  const cursor = handle.x === 0 ? 'ns-resize' : handle.y === 0 ? 'ew-resize' : handle.x === handle.y ? 'nwse-resize' : 'nesw-resize';
  return (
    <>
      <rect className="grip" x={x - seen / 2} y={y - seen / 2} width={seen} height={seen} />
      <rect className="reach" x={x - felt / 2} y={y - felt / 2} width={felt} height={felt} style={{ cursor }} onPointerDown={onPress} />
    </>
  );
}
