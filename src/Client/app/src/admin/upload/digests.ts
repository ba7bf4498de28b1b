/** SHA-256 of files, computed beside the page so that it stays quick. */
export class Digests {
  private readonly worker = new Worker(new URL('./digestWorker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, { resolve: (digest: string) => void; reject: (error: Error) => void }>();
  private last = 0;

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<{ id: number; digest?: string }>) => {
      const asked = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.digest) asked?.resolve(data.digest);
      else asked?.reject(new UnreadableFile());
    };
    this.worker.onerror = () => {
      for (const { reject } of this.waiting.values()) reject(new UnreadableFile());
      this.waiting.clear();
    };
  }

  of(blob: Blob): Promise<string> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, blob });
    });
  }
}

/** The disk gave no bytes: the file was moved, or its medium is gone. */
export class UnreadableFile extends Error {}
