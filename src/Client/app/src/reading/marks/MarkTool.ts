import type { Mark } from '../../api/contract';
import type { KeyedTool } from '../../viewer/byKeys/keyedTool';
import type { PointerOnImage } from '../../viewer/pointers';
import { findingWith } from '../state/reading';
import { isApart } from './apart';
import { deskOf, type ToolHost } from './desk';
import { DoublePress } from './DoublePress';
import { LongPress } from './LongPress';
import { place } from './place';
import { Suggesting, type Suggestion } from './Suggesting';
import { marksOn, targetAt, type Target } from './target';
import type { BrushSettings, Desk, Gesture, Ghost } from './tools/drawing';
import { Move, Pull } from './tools/edit';
import { Stroke } from './tools/freehand';
import { toolOf, type ToolName } from './tools/tools';

export interface InTheHand {
  ghost: Ghost | null;
  hover: Target | null;
  /** Where the pointer is, for a tool that tells what lies under it. */
  at: PointerOnImage | null;
  settings: BrushSettings;
  suggestion: Suggestion | null;
}

/** mm. */
const FIRST_RADIUS = 4;
export const radii = { least: 0.25, most: 40 };

/**
 * Draws and edits marks in image coordinates. It owns only what is in the hand; what is done becomes one change of the reading, so that the panel,
 * the image and undo always tell the same. What each tool does stands in `tools`.
 */
export class MarkTool implements KeyedTool {
  mode: ToolName = 'select';
  private readonly host: ToolHost;
  private readonly desk: Desk;
  private readonly listeners = new Set<() => void>();
  private hand: InTheHand;
  readonly suggesting: Suggesting;
  private readonly press = new LongPress((at) => this.held(at));
  private doing: Gesture | null = null;
  /** Where the press that is down was last seen on the image it began on; null when none is down, or it began nothing. */
  private holding: PointerOnImage | null = null;

  constructor(host: ToolHost) {
    this.host = host;
    this.hand = { ghost: null, hover: null, at: null, settings: { radius: FIRST_RADIUS, range: null }, suggestion: null };
    this.suggesting = new Suggesting(host, () => this.show({ suggestion: this.suggesting.current }));
    this.desk = deskOf(host, {
      add: (mark) => this.add(mark),
      settings: () => this.hand.settings,
      set: (part) => this.set(part),
      growFrom: (point, slice) => this.suggesting.growFrom(point, slice),
    });
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = () => this.hand;

  down(at: PointerOnImage): boolean {
    // A mark lies on one image: what is drawn there waits until it is finished or given up.
    if (this.doing && this.pressedOn !== at.slice) {
      this.host.refused('unfinished');
      return true;
    }
    this.holding = at;
    if (this.doing) this.doing.press(at);
    else {
      // A finger that rests in the middle of an outline is only slow.
      this.press.begin(at);
      this.doing = this.begin(at);
    }
    this.show({ ghost: this.doing?.ghost() ?? null, at });
    return this.doing !== null || this.mode === 'erase';
  }

  move(at: PointerOnImage): void {
    this.press.moved(at);
    if (!this.doing || this.pressedOn !== at.slice) return;
    if (this.holding) this.holding = at;
    this.doing.move(at);
    this.show({ ghost: this.doing.ghost(), hover: null, at });
  }

  up(at: PointerOnImage): void {
    this.press.end();
    const last = this.holding;
    this.holding = null;
    if (!this.doing || !last) return;
    // Where the slice went on under the hand, what was drawn ends where it left its own.
    if (this.doing.release(this.pressedOn === at.slice ? at : last)) this.letGo();
    else this.show({ ghost: this.doing.ghost() });
  }

  /** Two fingers look: an outline in the making waits, what this one finger began is forgotten. */
  interrupt(): void {
    this.press.end();
    this.holding = null;
    if (this.doing?.interrupt?.()) this.show({ ghost: this.doing.ghost() });
    else this.letGo();
  }

  /** What can be done with the mark under the pointer. */
  menu(at: PointerOnImage): void {
    if (this.doing) return this.host.refused('unfinished');
    this.held(at);
  }

  /** The same by a press that has only rested: what it began is nothing yet. */
  private held(at: PointerOnImage): void {
    const target = this.anyUnder(at);
    if (!target) return;
    this.letGo();
    this.select(target.mark);
    this.host.menu(target.mark.id, at.canvas);
  }

  /** The hand lets go of what it was drawing or, with nothing in it, of what is suggested; the reading is as before. */
  cancel(): void {
    if (this.doing) this.letGo();
    else this.suggesting.drop();
  }

  /** Something is in the hand that is not yet part of the reading. */
  get isDrawing(): boolean {
    return this.doing !== null || this.suggesting.current !== null;
  }

  get onlyLooks(): boolean {
    return toolOf(this.mode).group === 'look';
  }

  /** A press is down that draws as it moves; what is made of clicks as well needs no holding. */
  get holds(): boolean {
    return this.holding !== null && this.doing !== null && !this.doing.clicks;
  }

  /** Ends an outline of as many points as one likes, or takes what is suggested; false when there is neither. */
  close(): boolean {
    if (this.suggesting.current) {
      this.suggesting.accept();
      return true;
    }
    if (!this.doing?.close?.()) return false;
    this.letGo();
    return true;
  }

  set(part: Partial<BrushSettings>): void {
    this.show({ settings: { ...this.hand.settings, ...part } });
  }

  /** A brush a step larger or, with −1, smaller. */
  resize(step: 1 | -1): void {
    this.set({ radius: Math.min(radii.most, Math.max(radii.least, this.hand.settings.radius * 1.25 ** step)) });
  }

  /** Takes back the last point of what is being drawn, and the first one with all of it; false when nothing is. */
  back(): boolean {
    if (!this.doing?.back) return false;
    if (this.doing.back()) this.show({ ghost: this.doing.ghost() });
    else this.letGo();
    return true;
  }

  hover(at: PointerOnImage | null): void {
    // Between two clicks the wheel may turn: what is being drawn waits on its own image.
    if (at && this.doing) return this.pressedOn === at.slice && !this.holds ? this.move(at) : undefined;
    const hover = at ? this.targetUnder(at) : null;
    const old = this.hand.hover;
    const same = hover?.mark === old?.mark && hover?.part === old?.part && hover?.end === old?.end;
    if (!same || this.mode === 'point' || toolOf(this.mode).brush) this.show({ hover: same ? old : hover, at });
  }

  private pressedOn = -1;
  private readonly twice = new DoublePress();

  private begin(at: PointerOnImage): Gesture | null {
    this.pressedOn = at.slice;
    const target = this.targetUnder(at);
    const { drawing } = toolOf(this.mode);
    if (target) return this.take(target, at);
    if (drawing) return drawing.begin(at, this.desk);
    const { state, dispatch } = this.host;
    if (this.mode === 'select' && state().mark !== null) dispatch({ type: 'select', finding: state().finding, mark: null });
    return null;
  }

  private take({ mark, part, end }: Target, at: PointerOnImage): Gesture | null {
    if (this.mode === 'erase') {
      this.desk.change(mark, null);
      return null;
    }
    if (this.mode === 'select' && this.twice.pressed(mark.id, at)) return this.named(mark);
    this.select(mark);
    if (part === 'end') return new Pull(at, this.desk, mark, end);
    if (mark.kind === 'contour' && part === 'line' && !mark.knots) return new Stroke(at, this.desk, mark);
    return new Move(at, this.desk, mark);
  }

  private select(mark: Mark): void {
    this.host.dispatch({ type: 'select', finding: findingWith(this.host.state().reading, mark.id)?.trackingUid ?? null, mark: mark.id });
  }

  /** Pressed twice, an arrow is written on and any other mark names its finding. */
  private named(mark: Mark): null {
    if (mark.kind === 'arrow') this.host.write(mark.id);
    else this.host.rename(mark.id);
    return null;
  }

  /** Drawing tools take hold only of what they could have drawn: the rest of the image is theirs to draw on. */
  private targetUnder(at: PointerOnImage): Target | null {
    const { drawing } = toolOf(this.mode);
    if (!drawing) return this.anyUnder(at);
    const own = this.marksAt(at).filter((mark) => mark.kind === drawing.kind && drawing.holds(mark) !== null);
    const target = targetAt(own, at.point, this.desk.sheet, at.view, at.reach);
    return target && target.part === (drawing.holds(target.mark) === 'line' ? 'line' : 'end') ? target : null;
  }

  private anyUnder = (at: PointerOnImage) => targetAt(this.marksAt(at), at.point, this.desk.sheet, at.view, at.reach);
  private marksAt = ({ slice }: PointerOnImage) => marksOn(this.host.state().reading, this.host.images, slice);

  private add(mark: Mark): string | null {
    const { reading, finding } = this.host.state();
    const placed = place(reading, finding, mark, this.host.template, this.host.findingWord);
    if ('refused' in placed) {
      this.host.refused(placed.refused);
      return null;
    }
    // What is written at a mark at once is one step with drawing it.
    this.host.dispatch(placed.action.type === 'change' ? { ...placed.action, burst: mark.id } : placed.action);
    const joined = findingWith(this.host.state().reading, mark.id);
    if (joined && isApart(joined, mark)) this.host.apart(mark);
    return mark.id;
  }

  private letGo(): void {
    this.press.end();
    this.doing = null;
    this.holding = null;
    this.show({ ghost: null, hover: null });
  }

  private show(part: Partial<InTheHand>): void {
    this.hand = { ...this.hand, ...part };
    for (const listener of this.listeners) listener();
  }
}
