import { useEffect, useMemo, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { ImagePointers, type DragTool } from './pointers';
import type { ImageStage } from './stage';

interface Props {
  /** Made with `useImagePointers`. */
  pointers: ImagePointers;
  glass: RefObject<HTMLDivElement | null>;
  style?: CSSProperties;
  onLeave?: () => void;
  children?: ReactNode;
}

/** What a mouse, a finger or a pen does on a stage. */
export function useImagePointers(stage: ImageStage | null, tool: DragTool): ImagePointers {
  const pointers = useMemo(() => new ImagePointers(), []);
  pointers.stage = stage;
  pointers.tool = tool;
  return pointers;
}

/** The layer over an image that takes what is done to it with a pointer or a wheel. */
export function ImageGlass({ pointers, glass, style, onLeave, children }: Props) {
  useWheel(glass, pointers);
  return (
    <div
      className="glass"
      ref={glass}
      style={style}
      onPointerDown={(event) => pointers.pointerDown(event)}
      onPointerMove={(event) => pointers.pointerMove(event)}
      onPointerUp={(event) => pointers.pointerUp(event)}
      onPointerCancel={(event) => pointers.pointerUp(event, true)}
      onPointerLeave={onLeave}
      onContextMenu={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

/** React's own wheel listener is passive and could not keep the page from scrolling. */
function useWheel(glass: RefObject<HTMLDivElement | null>, pointers: ImagePointers): void {
  useEffect(() => {
    const surface = glass.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      pointers.wheel(event);
    };
    surface?.addEventListener('wheel', wheel, { passive: false });
    return () => surface?.removeEventListener('wheel', wheel);
  }, [glass, pointers]);
}
