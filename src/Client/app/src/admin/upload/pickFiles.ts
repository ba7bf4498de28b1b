import { isLeftOut, isZip, ofFile, type Source } from './source';
import { filesOfZip, ZipRefused, type ZipFault } from './zip';

export interface Picked {
  sources: Source[];
  leftOut: number;
  /** ZIPs that cannot be opened, by name. */
  refused: { name: string; fault: ZipFault }[];
}

/** Files of an input, folders included (webkitRelativePath). */
export const pickFromInput = (files: Iterable<File>) => gathered([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));

/** What was dropped: files, and folders to any depth. Entries must be taken before the event ends, hence no await above them. */
export async function pickFromDrop(transfer: DataTransfer, onFound: (count: number) => void): Promise<Picked> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  const found: { file: File; path: string }[] = [];
  for (const entry of entries) if (entry) await walk(entry, found, onFound);
  return gathered(found);
}

async function walk(entry: FileSystemEntry, found: { file: File; path: string }[], onFound: (count: number) => void): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, path: entry.fullPath.replace(/^\//, '') });
    if (found.length % 100 === 0) onFound(found.length);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const each of some) await walk(each, found, onFound);
  }
}

async function gathered(found: { file: File; path: string }[]): Promise<Picked> {
  const picked: Picked = { sources: [], leftOut: 0, refused: [] };
  const add = (source: Source) => (isLeftOut(source.name.split(' › ').at(-1) ?? '') ? picked.leftOut++ : picked.sources.push(source));
  for (const { file, path } of found) {
    if (!isZip(path)) {
      add(ofFile(file, path));
      continue;
    }
    try {
      for (const source of await filesOfZip(file, path)) add(source);
    } catch (error) {
      if (!(error instanceof ZipRefused)) throw error;
      picked.refused.push({ name: path, fault: error.fault });
    }
  }
  return picked;
}
