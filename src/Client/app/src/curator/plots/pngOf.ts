import { serialized } from './serialized';

/** Dots for each CSS pixel: fine enough for a printed column. */
const fineness = 3;

/** The picture as PNG. The browser itself turns its vectors into pixels; a blob address is what the page's content policy lets it read. */
export async function pngOf(svg: SVGSVGElement, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([serialized(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width * fineness, height * fineness];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no canvas to draw on.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}
