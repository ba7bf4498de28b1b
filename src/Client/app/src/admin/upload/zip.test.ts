import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { filesOfZip, ZipRefused } from './zip';

interface Made {
  path: string;
  bytes: Uint8Array;
  method?: number;
  flags?: number;
  claimed?: number;
}

/** A ZIP as APPNOTE 6.3.10 lays it out; the checksums, which nobody reads here, are zero. */
function zipOf(files: Made[], wide = false): Blob {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes, method = 8, flags = 0, claimed } of files) {
    const name = new TextEncoder().encode(path);
    const packed = method === 8 ? new Uint8Array(deflateRawSync(bytes)) : bytes;
    const local = record(30, [[0, 0x04034b50, 4], [6, flags, 2], [8, method, 2], [18, packed.length, 4], [22, bytes.length, 4], [26, name.length, 2]]);
    const extra = wide ? record(28, [[0, 1, 2], [2, 24, 2], [4, claimed ?? bytes.length, 8], [12, packed.length, 8], [20, offset, 8]]) : new Uint8Array();
    const over = 0xffffffff;
    directory.push(
      record(46, [[0, 0x02014b50, 4], [8, flags, 2], [10, method, 2], [20, wide ? over : packed.length, 4], [24, wide ? over : (claimed ?? bytes.length), 4], [28, name.length, 2], [30, extra.length, 2], [42, wide ? over : offset, 4]]),
      name,
      extra,
    );
    parts.push(local, name, packed);
    offset += local.length + name.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end64 = wide ? [record(56, [[0, 0x06064b50, 4], [32, files.length, 8], [40, length, 8], [48, offset, 8]]), record(20, [[0, 0x07064b50, 4], [8, offset + length, 8]])] : [];
  const end = record(22, [[0, 0x06054b50, 4], [10, files.length, 2], [12, length, 4], [16, wide ? 0xffffffff : offset, 4]]);
  return new Blob([...parts, ...directory, ...end64, end] as BlobPart[]);
}

function record(length: number, values: [at: number, value: number, size: number][]): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  for (const [at, value, size] of values) {
    if (size === 8) view.setBigUint64(at, BigInt(value), true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
  }
  return new Uint8Array(view.buffer);
}

const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) & 255);
const read = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const refusal = (promise: Promise<unknown>) => promise.then(() => null, (error: unknown) => (error instanceof ZipRefused ? error.fault : error));

it('gives the files, stored and deflated, and no folders', async () => {
  for (const wide of [false, true]) {
    const files = await filesOfZip(zipOf([{ path: 'a/', bytes: new Uint8Array(), method: 0 }, { path: 'a/1.dcm', bytes }, { path: '2.dcm', bytes: bytes.subarray(7), method: 0 }], wide), 'ct.zip');
    expect(files.map((file) => [file.name, file.size])).toEqual([['ct.zip › a/1.dcm', 5000], ['ct.zip › 2.dcm', 4993]]);
    expect(await read(await files[0]!.open())).toEqual(bytes);
    expect(await read(await files[1]!.open())).toEqual(bytes.subarray(7));
  }
});

it('refuses what is no ZIP, is locked, or is packed in another way', async () => {
  expect(await refusal(filesOfZip(new Blob([bytes]), 'x'))).toBe('notZip');
  expect(await refusal(filesOfZip(new Blob([]), 'x'))).toBe('notZip');
  expect(await refusal(filesOfZip(zipOf([{ path: 'a', bytes, flags: 1 }]), 'x'))).toBe('encrypted');
  expect(await refusal(filesOfZip(zipOf([{ path: 'a', bytes, method: 12 }]), 'x'))).toBe('method');
});

it('inflates no more than the directory says', async () => {
  const [bomb] = await filesOfZip(zipOf([{ path: 'a', bytes: new Uint8Array(1_000_000), claimed: 1000 }]), 'x');
  expect(await refusal(bomb!.open())).toBe('damaged');
  expect(await refusal(filesOfZip(zipOf([{ path: 'a', bytes, claimed: 2 ** 31 }]), 'x'))).toBe('tooLarge');
});

it('tells a cut directory', async () => {
  const whole = await read(zipOf([{ path: 'a', bytes, method: 0 }]));
  whole[5000 + 31]! ^= 0xff;
  expect(await refusal(filesOfZip(new Blob([whole]), 'x'))).toBe('damaged');
});
