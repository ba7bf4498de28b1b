import { Sha256 } from './sha256';

/** The browser's own is quicker but reads the whole file into memory. */
const wholeInMemory = 64 * 1024 * 1024;

self.onmessage = async ({ data: { id, blob } }: MessageEvent<{ id: number; blob: Blob }>) => {
  try {
    self.postMessage({ id, digest: await digestOf(blob) });
  } catch {
    self.postMessage({ id, failed: true });
  }
};

async function digestOf(blob: Blob): Promise<string> {
  if (crypto.subtle && blob.size <= wholeInMemory) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const sum = new Sha256();
  const reader = blob.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) sum.update(piece.value);
  return sum.hex();
}
