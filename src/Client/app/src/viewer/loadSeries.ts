import { metaData } from '@cornerstonejs/core';
import { wadors } from '@cornerstonejs/dicom-image-loader';
import type { CaseImages } from '../api/contract';
import { ApiProblem, problemOf } from '../api/problem';
import type { ImagePlane, PatientPoint } from './coordinates';
import { startCornerstone } from './cornerstone';

/** The slices of a case, in its order, as the engine knows them. */
export interface Series {
  images: CaseImages;
  imageIds: string[];
  headers: DicomJson[];
  planes: ImagePlane[];
  colour: boolean;
  /** Photometric Interpretation (0028,0004). */
  photometry: string;
  /** What a value is in: HU, BQML …; empty where the images do not say. */
  unit: string;
  /** Images a second that a multi-frame image was made to be played at (PS3.3 C.7.6.5), where it says. */
  rate: number | null;
}

type DicomJson = Record<string, { vr: string; Value?: unknown[] }>;

/** WADO-RS metadata (PS3.18 10.4), one request for the series; frames follow one by one when they are looked at. */
export async function loadSeries(images: CaseImages, signal?: AbortSignal): Promise<Series> {
  startCornerstone();
  const root = `/dicomweb/studies/${images.studyUid}/series/${images.seriesUid}`;
  const byInstance = await metadata(`${root}/metadata`, signal);
  const headers = images.instances.map(({ sopInstanceUid }) => {
    const header = byInstance.get(sopInstanceUid);
    if (!header) throw new ApiProblem({ type: 'images-incomplete', title: `The metadata lacks instance ${sopInstanceUid}.`, status: 502 });
    return header;
  });
  const imageIds = images.instances.map(({ sopInstanceUid, frame }) => `wadors:${root}/instances/${sopInstanceUid}/frames/${frame}`);
  enter({ imageIds, headers });
  const header = headers[0] ?? {};
  return { images, imageIds, headers, planes: imageIds.map((imageId) => (images.volume === false ? { ...planeOf(imageId), isUnplaced: true } : planeOf(imageId))), colour: Number(text(header, '00280002')) > 1, photometry: text(header, '00280004'), unit: images.modality === 'CT' ? 'HU' : text(header, '00541001'), rate: rateOf(header) };
}

/** The engine reads headers by the names of images while they are shown. */
export function enter({ imageIds, headers }: Pick<Series, 'imageIds' | 'headers'>): void {
  clearTimeout(leaving.get(imageIds[0] ?? ''));
  imageIds.forEach((imageId, index) => wadors.metaDataManager.add(imageId, headers[index] as never));
}

/** What was on its way when a case was closed still needs its header when it comes. */
const STRAGGLERS_MS = 20_000;
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

/** A case that was closed is forgotten: a day of reading does not grow. */
export function leave({ imageIds }: Series): void {
  const first = imageIds[0] ?? '';
  const forget = () => {
    leaving.delete(first);
    imageIds.forEach((imageId) => wadors.metaDataManager.remove(imageId));
  };
  clearTimeout(leaving.get(first));
  leaving.set(first, setTimeout(forget, STRAGGLERS_MS));
}

const text = (header: DicomJson, tag: string) => String(header[tag]?.Value?.[0] ?? '');

/** Recommended Display Frame Rate, else Cine Rate, else 1000 / Frame Time. */
function rateOf(header: DicomJson): number | null {
  const [recommended, cine, time] = ['00082144', '00180040', '00181063'].map((tag) => Number(text(header, tag)));
  const rate = recommended || cine || (time ? 1000 / time : 0);
  return rate > 0 && rate <= 120 ? rate : null;
}

async function metadata(url: string, signal?: AbortSignal): Promise<Map<string, DicomJson>> {
  const request: RequestInit = { headers: { Accept: 'application/dicom+json' }, credentials: 'same-origin', ...(signal ? { signal } : {}) };
  const response = await fetch(url, request).catch((error: unknown) => {
    throw signal?.aborted ? error : ApiProblem.unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  const headers = (await response.json()) as DicomJson[];
  return new Map(headers.map((header) => [String(header['00080018']?.Value?.[0]), header]));
}

/** The engine draws by the same attributes; reading them where it does keeps marks and picture together, also what it takes for those that are missing. */
function planeOf(imageId: string): ImagePlane {
  const plane = metaData.get('imagePlaneModule', imageId) as Partial<Record<'imagePositionPatient' | 'rowCosines' | 'columnCosines', number[] | null> & Record<'rowPixelSpacing' | 'columnPixelSpacing', number | null>> | undefined;
  const point = (values: ArrayLike<number> | null | undefined, missing: PatientPoint) => (values && values.length === 3 ? ([Number(values[0]), Number(values[1]), Number(values[2])] as PatientPoint) : missing);
  return {
    position: point(plane?.imagePositionPatient, [0, 0, 0]),
    rowCosines: point(plane?.rowCosines, [1, 0, 0]),
    columnCosines: point(plane?.columnCosines, [0, 1, 0]),
    rowSpacing: Number(plane?.rowPixelSpacing) || 1,
    columnSpacing: Number(plane?.columnPixelSpacing) || 1,
  };
}
