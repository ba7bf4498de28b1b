import type { Source } from './source';

/** A file that was read and summed. */
export interface Prepared {
  source: Source;
  blob: Blob;
  digest: string;
}

const megabyte = 1024 * 1024;
const chunkLimits = { files: 128, bytes: 64 * megabyte };
const batchLimits = { files: 24, bytes: 16 * megabyte };

/** What is read ahead and asked for at once. */
export const chunksOf = (sources: readonly Source[]) => cut(sources, (source) => source.size, chunkLimits);
/** What is sent in one request; a file larger than the limit goes alone. */
export const batchesOf = (prepared: readonly Prepared[]) => cut(prepared, ({ blob }) => blob.size, batchLimits);

export function cut<Item>(items: readonly Item[], sizeOf: (item: Item) => number, limits: { files: number; bytes: number }): Item[][] {
  const parts: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const last = parts.at(-1);
    if (last && last.length < limits.files && bytes + size <= limits.bytes) {
      last.push(item);
      bytes += size;
    } else {
      parts.push([item]);
      bytes = size;
    }
  }
  return parts;
}
