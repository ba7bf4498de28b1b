import { ApiProblem, problemOf } from '../../api/problem';
import { saveBlob } from '../saveFile';

export const formats = ['xml', 'json', 'sr', 'seg', 'rtstruct', 'nifti', 'nrrd', 'coco'] as const;
export type ExportFormat = (typeof formats)[number];

export interface TakenExport {
  name: string;
  size: number;
}

/** Takes an export in and saves it whole or not at all; one that is cut off is a failure, not a short file. */
export async function takeExport(of: string, format: ExportFormat, received: (bytes: number) => void, signal: AbortSignal): Promise<TakenExport> {
  let response: Response;
  const parts: BlobPart[] = [];
  let size = 0;
  try {
    response = await fetch(`${of}/export?format=${format}`, { credentials: 'same-origin', redirect: 'error', signal });
    if (response.ok && response.body) {
      const reader = response.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        received((size += part.value.length));
      }
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw ApiProblem.unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  // A captive portal answers 200 with a page of its own.
  if (!/zip/.test(response.headers.get('content-type') ?? '')) throw ApiProblem.unreachable('The answer did not come from the server.');
  const name = nameIn(response.headers.get('content-disposition')) ?? `export-${format}.zip`;
  saveBlob(name, new Blob(parts, { type: 'application/zip' }));
  return { name, size };
}

/** The file name that a server gives in plain letters (RFC 6266). */
export const nameIn = (disposition: string | null): string | null => /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? null;
