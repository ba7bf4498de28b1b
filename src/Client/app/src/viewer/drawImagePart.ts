import type { Types } from '@cornerstonejs/core';
import type { Box } from './bodyBox';
import type { Window } from './windows';

/** Draws a part of an image in image coordinates (the context's transform says where they lie), windowed as the engine does it (PS3.3 C.11.2). */
export function drawImagePart(context: CanvasRenderingContext2D, image: Types.IImage | undefined, part: Box, window: Window, inverted: boolean): void {
  if (!image) return;
  const [left, top] = [Math.max(0, Math.floor(part.left)), Math.max(0, Math.floor(part.top))];
  const [width, height] = [Math.min(image.columns, Math.ceil(part.right)) - left, Math.min(image.rows, Math.ceil(part.bottom)) - top];
  if (width <= 0 || height <= 0) return;
  const pixels = new ImageData(width, height);
  const stored = image.getPixelData();
  if (image.color) fillColour(pixels, stored, stored.length / (image.columns * image.rows), image.columns, left, top);
  else fillGrey(pixels, stored, image, left, top, window, inverted);
  const small = new OffscreenCanvas(width, height);
  small.getContext('2d')?.putImageData(pixels, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(small, left, top);
}

function fillGrey({ data, width, height }: ImageData, stored: ArrayLike<number>, image: Types.IImage, left: number, top: number, window: Window, inverted: boolean): void {
  const [slope, intercept] = image.preScale?.scaled ? [1, 0] : [image.slope, image.intercept];
  const low = window.level - window.width / 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = stored[(top + y) * image.columns + left + x]! * slope + intercept;
      const grey = ((value - low) / window.width) * 255;
      const at = 4 * (y * width + x);
      data[at] = data[at + 1] = data[at + 2] = inverted ? 255 - Math.min(255, Math.max(0, grey)) : grey;
      data[at + 3] = 255;
    }
  }
}

function fillColour({ data, width, height }: ImageData, stored: ArrayLike<number>, samples: number, columns: number, left: number, top: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [from, at] = [samples * ((top + y) * columns + left + x), 4 * (y * width + x)];
      for (let channel = 0; channel < 3; channel++) data[at + channel] = stored[from + channel]!;
      data[at + 3] = 255;
    }
  }
}
