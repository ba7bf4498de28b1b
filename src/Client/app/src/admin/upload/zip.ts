import type { Source } from './source';

export type ZipFault = 'notZip' | 'tooLarge' | 'method' | 'encrypted' | 'damaged';
export class ZipRefused extends Error {
  constructor(readonly fault: ZipFault) {
    super(fault);
  }
}

const largestFile = 2 ** 30;
const [endSign, end64Sign, locator64Sign, entrySign] = [0x06054b50, 0x06064b50, 0x07064b50, 0x02014b50];
const full = 0xffffffff;

/**
 * The files of a ZIP (APPNOTE 6.3.10, with ZIP64), read by its central directory so that each can be sent by itself: what has
 * arrived is known file by file, and an interrupted upload goes on within the ZIP.
 */
export async function filesOfZip(zip: Blob, name: string): Promise<Source[]> {
  const { start, length, count } = await directoryOf(zip);
  const view = new DataView(await zip.slice(start, start + length).arrayBuffer());
  const sources: Source[] = [];
  for (let at = 0, n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySign) throw new ZipRefused('damaged');
    const entry = entryAt(view, at);
    at = entry.next;
    if (entry.path.endsWith('/')) continue;
    if (entry.flags & 1) throw new ZipRefused('encrypted');
    if (entry.method !== 0 && entry.method !== 8) throw new ZipRefused('method');
    if (entry.size > largestFile) throw new ZipRefused('tooLarge');
    sources.push({ name: `${name} › ${entry.path}`, size: entry.size, open: () => inflated(zip, entry) });
  }
  return sources;
}

interface Entry {
  path: string;
  flags: number;
  method: number;
  packed: number;
  size: number;
  offset: number;
  next: number;
}

function entryAt(view: DataView, at: number): Entry {
  const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
  const next = at + 46 + nameLength + extraLength + commentLength;
  if (next > view.byteLength) throw new ZipRefused('damaged');
  const path = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameLength));
  const entry = { path, flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true), next };
  return widened(entry, view, at + 46 + nameLength, extraLength);
}

/** ZIP64's extra field (id 1) holds, in this order, those of size, packed size and offset that did not fit. */
function widened(entry: Entry, view: DataView, at: number, length: number): Entry {
  const end = at + length;
  while (at + 4 <= end) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    at += 4;
    if (at + size > end) break;
    if (id === 1) {
      let place = at;
      const take = (value: number) => {
        if (value !== full) return value;
        if (place + 8 > at + size) throw new ZipRefused('damaged');
        const wide = Number(view.getBigUint64(place, true));
        place += 8;
        return wide;
      };
      return { ...entry, size: take(entry.size), packed: take(entry.packed), offset: take(entry.offset) };
    }
    at += size;
  }
  return entry;
}

async function directoryOf(zip: Blob): Promise<{ start: number; length: number; count: number }> {
  const from = Math.max(0, zip.size - 65_557);
  const tail = new DataView(await zip.slice(from).arrayBuffer());
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endSign) at--;
  if (at < 0) throw new ZipRefused('notZip');
  const plain = { count: tail.getUint16(at + 10, true), length: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
  const wide = at >= 20 && tail.getUint32(at - 20, true) === locator64Sign;
  const found = wide ? await directory64(zip, Number(tail.getBigUint64(at - 12, true))) : plain;
  if (found.start + found.length > zip.size) throw new ZipRefused('damaged');
  return found;
}

async function directory64(zip: Blob, at: number): Promise<{ start: number; length: number; count: number }> {
  const view = new DataView(await zip.slice(at, at + 56).arrayBuffer());
  if (view.byteLength < 56 || view.getUint32(0, true) !== end64Sign) throw new ZipRefused('damaged');
  const number = (place: number) => Number(view.getBigUint64(place, true));
  return { count: number(32), length: number(40), start: number(48) };
}

/** Never more than the directory promised: a bomb stops there. */
async function inflated(zip: Blob, entry: Entry): Promise<Blob> {
  const head = new DataView(await zip.slice(entry.offset, entry.offset + 30).arrayBuffer());
  if (head.byteLength < 30) throw new ZipRefused('damaged');
  const start = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = zip.slice(start, start + entry.packed);
  if (entry.method === 0) return packed;
  const pieces: BlobPart[] = [];
  let length = 0;
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      length += piece.value.length;
      if (length > entry.size) throw new ZipRefused('damaged');
      pieces.push(piece.value as BlobPart);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof ZipRefused ? error : new ZipRefused('damaged');
  }
  if (length !== entry.size) throw new ZipRefused('damaged');
  return new Blob(pieces);
}
