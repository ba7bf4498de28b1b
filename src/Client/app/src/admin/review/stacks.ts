import type { HeldItem, Rectangle } from '../../api/contract';

/** What is looked at and decided together: one image, or a series whose face is the reason, slice after slice. */
export interface Stack {
  /** Of its first image; names it in the address. */
  id: string;
  first: HeldItem;
  images: HeldItem[];
  /** A face is removed from, or left in, all images of a series at once. */
  isHead: boolean;
  reasons: HeldItem['reasons'];
  suggested: Rectangle[];
  frames: StackFrame[];
}

/** A frame of an image, counted from 1. */
export interface StackFrame {
  itemId: string;
  number: number;
}

const face = 'RecognisableFace';

/** The queue as it is worked through, in the server's order. */
export function stacksOf(items: readonly HeldItem[]): Stack[] {
  const series = new Map<string, HeldItem[]>();
  for (const item of items) series.set(item.seriesUid, [...(series.get(item.seriesUid) ?? []), item]);
  return [...series.values()].flatMap((images) => (isHead(images) ? [stackOf(images, true)] : images.map((image) => stackOf([image], false))));
}

const isHead = (images: HeldItem[]) =>
  images.some((image) => image.reasons.some((reason) => reason.code === face)) && images.every((image) => image.rows === images[0]!.rows && image.columns === images[0]!.columns);

const stackOf = (images: HeldItem[], head: boolean): Stack => ({
  id: images[0]!.itemId,
  first: images[0]!,
  images,
  isHead: head,
  reasons: distinct(images.flatMap((image) => image.reasons)),
  suggested: distinct(images.flatMap((image) => image.suggested)),
  frames: images.flatMap((image) => Array.from({ length: image.frames }, (_, index) => ({ itemId: image.itemId, number: index + 1 }))),
});

function distinct<Some>(all: Some[]): Some[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

/** The middle of a head shows most of it; anything else begins at its beginning. */
export const beginsAt = (stack: Stack) => (stack.isHead ? Math.ceil(stack.frames.length / 2) : 1);
