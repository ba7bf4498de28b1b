import { cache } from '@cornerstonejs/core';

/** An image's values after the modality transform (HU on CT), row by row. Empty when it is not loaded. */
export function modalityValues(imageId: string): ArrayLike<number> {
  const image = cache.getImage(imageId);
  if (!image) return [];
  const stored = image.getPixelData();
  return image.preScale?.scaled ? stored : Float32Array.from(stored, (value) => value * image.slope + image.intercept);
}

/** One of them; null when the image is not loaded. */
export function modalityValueAt(imageId: string, index: number): number | null {
  const image = cache.getImage(imageId);
  const stored = image?.getPixelData()[index];
  if (!image || stored === undefined) return null;
  return image.preScale?.scaled ? stored : stored * image.slope + image.intercept;
}

const PROBE = 128;

/** Reads the canvas back, made small: a picture has more than one grey. */
export function hasPicture(canvas: HTMLCanvasElement): boolean {
  const probe = document.createElement('canvas');
  probe.width = probe.height = PROBE;
  const context = probe.getContext('2d', { willReadFrequently: true });
  if (!context || !canvas.width || !canvas.height) return false;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, PROBE, PROBE);
  const bytes = context.getImageData(0, 0, PROBE, PROBE).data;
  let [low, high] = [255, 0];
  for (let at = 0; at < bytes.length; at += 4) {
    low = Math.min(low, bytes[at]!);
    high = Math.max(high, bytes[at]!);
  }
  return high - low > 8;
}
