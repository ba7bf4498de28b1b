import { getWebWorkerManager } from '@cornerstonejs/core';
import { startCornerstone } from './cornerstone';

/** JPEG-LS, in which the server delivers what it can: one pixel, so that its decoder is compiled before the first image waits for it (ISO/IEC 14495-1 C). */
const onePixel = [0xff, 0xd8, 0xff, 0xf7, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0x80, 0xff, 0xd9];

/** Starts what shows images while the reader has not opened any yet. Resolves when it is ready, or could not be made so. */
export async function warmUp(): Promise<void> {
  startCornerstone();
  const imageFrame = { rows: 1, columns: 1, bitsAllocated: 8, bitsStored: 8, highBit: 7, pixelRepresentation: 0, samplesPerPixel: 1, planarConfiguration: 0, photometricInterpretation: 'MONOCHROME2' };
  const frame = { imageFrame, transferSyntax: '1.2.840.10008.1.2.4.80', pixelData: Uint8Array.from(onePixel), options: { preScale: { enabled: false } }, decodeConfig: {} };
  await getWebWorkerManager().executeTask('dicomImageLoader', 'decodeTask', frame).catch(() => undefined);
}
