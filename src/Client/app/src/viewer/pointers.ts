import type { PointerEvent as ReactPointerEvent, WheelEvent as ReactWheelEvent } from 'react';
import type { ImagePoint } from '../api/contract';
import type { ImageStage } from './stage';
import { toImage, type CanvasPoint, type View } from './view';
import { dragged } from './windows';

export interface PointerOnImage {
  point: ImagePoint;
  canvas: CanvasPoint;
  view: View;
  slice: number;
  /** How near is near, in CSS pixels: a finger needs more room than a mouse. */
  reach: number;
  /** By a finger, which hides what it points at. */
  touch?: boolean;
  /** By a finger or a pen: a long press stands for the second button. */
  rests?: boolean;
}

/** A page's own tool on the image. `down` says whether it takes the drag; otherwise the image is panned. */
export interface ImageTool {
  down(at: PointerOnImage): boolean;
  move(at: PointerOnImage): void;
  up(at: PointerOnImage): void;
  cancel(): void;
  hover(at: PointerOnImage | null): void;
  /** A second finger came: what this press began is undone, what was drawn before it stays. Without it, all is cancelled. */
  interrupt?(): void;
  /** The second button pressed and let go in one place. */
  menu?(at: PointerOnImage): void;
}

export type DragTool = 'window' | 'zoom' | 'pan' | 'scroll' | 'idle' | ImageTool;

type Drag = { kind: 'window' | 'zoom' | 'pan' | 'scroll' | 'pinch' | 'tool' | 'cross'; start: CanvasPoint; last: CanvasPoint; spread: number };

const WHEEL_STEP = 40;

/** Turns the pointers over an image into looking (window, zoom, pan, scroll) or into a tool's drag. Two fingers always zoom and pan. */
export class ImagePointers {
  private readonly down = new Map<number, CanvasPoint>();
  private drag: Drag | null = null;
  private wheelRest = 0;
  /** The pen that is down. */
  private pen: number | null = null;
  stage: ImageStage | null = null;
  tool: DragTool = 'idle';
  /** Takes Shift with a drag, or every drag while it is the hand's own: where the other planes are to cut. */
  cross: { always: boolean; to(at: PointerOnImage): void } | null = null;

  pointerDown(event: ReactPointerEvent<HTMLElement>): void {
    const at = this.canvasPoint(event);
    if (!at || !this.stage?.snapshot().view) return;
    event.preventDefault();
    // The hand rests on the glass while the pen draws, and often lands first.
    if (event.pointerType === 'touch' && this.pen !== null) return;
    if (event.pointerType === 'pen') this.takePen(event.pointerId);
    event.currentTarget.setPointerCapture(event.pointerId);
    this.down.set(event.pointerId, at);
    if (this.down.size === 2) {
      if (this.drag?.kind === 'tool') this.interrupted();
      this.drag = { kind: 'pinch', ...this.pinch() };
      return;
    }
    if (this.down.size > 2) return;
    this.drag = { kind: this.kindOf(event, at), start: at, last: at, spread: 0 };
    if (this.drag.kind === 'cross') this.cross?.to(this.onImage(event, at)!);
  }

  pointerMove(event: ReactPointerEvent<HTMLElement>): void {
    const at = this.canvasPoint(event);
    const { stage, drag } = this;
    if (!at || !stage) return;
    if (!drag) return this.imageTool()?.hover(this.onImage(event, at));
    if (!this.down.has(event.pointerId)) return;
    this.down.set(event.pointerId, at);
    if (drag.kind === 'tool') return this.toolMoves(event);
    if (drag.kind === 'pinch') return this.pinched(drag);
    if (drag.kind === 'cross') return this.cross?.to(this.onImage(event, at)!);
    if (drag.kind === 'scroll') return this.scrolled(drag, at);
    const [dx, dy] = [at[0] - drag.last[0], at[1] - drag.last[1]];
    if (drag.kind === 'pan') stage.panBy(dx, dy);
    if (drag.kind === 'zoom') stage.zoomBy(Math.exp(-dy / 160), drag.start);
    if (drag.kind === 'window') stage.setWindow(dragged(stage.snapshot().window, dx, dy));
    drag.last = at;
  }

  pointerUp(event: ReactPointerEvent<HTMLElement>, cancelled = false): void {
    const known = this.down.delete(event.pointerId);
    if (this.pen === event.pointerId) this.pen = null;
    if (!known) return;
    if (this.drag?.kind === 'tool') {
      const at = this.canvasPoint(event);
      if (cancelled || !at) this.interrupted();
      else this.imageTool()?.up(this.onImage(event, at)!);
    }
    this.menuAt(event, cancelled);
    if (this.down.size === 0) this.drag = null;
    else if (this.drag?.kind === 'pinch') this.drag = { kind: 'pan', start: [...this.down.values()][0]!, last: [...this.down.values()][0]!, spread: 0 };
  }

  wheel(event: ReactWheelEvent<HTMLElement> | WheelEvent): void {
    const { stage } = this;
    if (!stage) return;
    const pixels = event.deltaMode === 1 ? event.deltaY * WHEEL_STEP : event.deltaMode === 2 ? event.deltaY * 400 : event.deltaY;
    if (event.ctrlKey || event.metaKey) {
      const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
      return stage.zoomBy(Math.exp(-pixels / 400), [event.clientX - box.left, event.clientY - box.top]);
    }
    // A notch of a mouse wheel is a slice; a touch pad sends many small steps that add up to one.
    const notch = Math.abs(pixels) >= WHEEL_STEP;
    this.wheelRest = notch ? 0 : this.wheelRest + pixels;
    const steps = notch ? Math.sign(pixels) * Math.max(1, Math.round(Math.abs(pixels) / 120)) : Math.trunc(this.wheelRest / 24);
    if (!notch) this.wheelRest -= steps * 24;
    if (steps) void stage.show(stage.snapshot().wanted + steps);
  }

  private kindOf(event: ReactPointerEvent, at: CanvasPoint): Drag['kind'] {
    if (event.button === 1) return 'pan';
    if (event.button === 2) return 'zoom';
    const onImage = this.onImage(event, at);
    if (onImage && this.cross && (this.cross.always || event.shiftKey)) return 'cross';
    if (event.altKey) return 'scroll';
    // One finger on an image without a tool leafs through it; two fingers pan.
    const idle = event.pointerType === 'touch' ? 'scroll' : 'pan';
    if (this.tool === 'idle') return idle;
    if (typeof this.tool === 'string') return this.tool;
    if (!onImage || !this.tool.down(onImage)) return idle;
    // A hand draws on what it sees: what plays stops there.
    if (this.stage?.snapshot().playing != null) void this.stage.show(onImage.slice);
    return 'tool';
  }

  /** The whole stack along the height of the image, but never finer than a slice in 3 pixels nor coarser than one in 24. */
  private scrolled(drag: Drag, at: CanvasPoint): void {
    const { stage } = this;
    const view = stage?.snapshot().view;
    if (!stage || !view) return;
    const each = Math.min(24, Math.max(3, view.height / stage.count));
    const steps = Math.trunc((at[1] - drag.last[1]) / each);
    if (!steps) return;
    drag.last = [at[0], drag.last[1] + steps * each];
    void stage.show(stage.snapshot().wanted + steps);
  }

  private menuAt(event: ReactPointerEvent<HTMLElement>, cancelled: boolean): void {
    const at = this.canvasPoint(event);
    if (cancelled || event.button !== 2 || !at || !this.drag || Math.hypot(at[0] - this.drag.start[0], at[1] - this.drag.start[1]) >= 4) return;
    const onImage = this.onImage(event, at);
    if (onImage) this.imageTool()?.menu?.(onImage);
  }

  /** The fingers that were down are the hand that holds the pen. */
  private takePen(id: number): void {
    if (this.drag?.kind === 'tool') this.interrupted();
    this.down.clear();
    this.drag = null;
    this.pen = id;
  }

  /** What the press began is undone, what was drawn before it stays. */
  private interrupted(): void {
    const tool = this.imageTool();
    if (tool?.interrupt) tool.interrupt();
    else tool?.cancel();
  }

  private imageTool = (): ImageTool | null => (typeof this.tool === 'string' ? null : this.tool);

  /** Every point the device reported since the last frame: a fast hand must not draw corners. */
  private toolMoves(event: ReactPointerEvent<HTMLElement>): void {
    const native = event.nativeEvent;
    const steps = native.getCoalescedEvents?.() ?? [];
    const box = event.currentTarget.getBoundingClientRect();
    for (const step of steps.length ? steps : [native]) {
      const onImage = this.onImage(event, [step.clientX - box.left, step.clientY - box.top]);
      if (onImage) this.imageTool()?.move(onImage);
    }
  }

  private pinch(): Omit<Drag, 'kind'> {
    const [one, two] = [...this.down.values()] as [CanvasPoint, CanvasPoint];
    const middle: CanvasPoint = [(one[0] + two[0]) / 2, (one[1] + two[1]) / 2];
    return { start: middle, last: middle, spread: Math.hypot(one[0] - two[0], one[1] - two[1]) };
  }

  private pinched(drag: Drag): void {
    if (this.down.size < 2) return;
    const now = this.pinch();
    this.stage?.panBy(now.last[0] - drag.last[0], now.last[1] - drag.last[1]);
    if (drag.spread > 0 && now.spread > 0) this.stage?.zoomBy(now.spread / drag.spread, now.last);
    drag.last = now.last;
    drag.spread = now.spread;
  }

  private onImage(event: ReactPointerEvent, canvas: CanvasPoint): PointerOnImage | null {
    const state = this.stage?.snapshot();
    if (!state?.view || state.shown < 0) return null;
    return { point: toImage(state.view, canvas), canvas, view: state.view, slice: state.shown, reach: event.pointerType === 'touch' ? 22 : 9, touch: event.pointerType === 'touch', rests: event.pointerType !== 'mouse' };
  }

  private canvasPoint(event: ReactPointerEvent<HTMLElement>): CanvasPoint | null {
    const box = event.currentTarget.getBoundingClientRect();
    return box.width ? [event.clientX - box.left, event.clientY - box.top] : null;
  }
}
