import type { ImagePoint } from '../api/contract';
import { fixed } from '../texts/numbers';
import { upright, type Turn } from './turn';

/** Patient coordinates in mm (DICOM LPS). */
export type PatientPoint = [x: number, y: number, z: number];

/**
 * Where the pixels of one frame lie in the patient (PS3.3 C.7.6.2).
 * `position` is the centre of the top-left pixel; `rowSpacing` is the distance between rows, the first value of Pixel Spacing.
 */
export interface ImagePlane {
  position: PatientPoint;
  /** Unit vector along a row: the direction in which the column index grows. */
  rowCosines: PatientPoint;
  /** Unit vector along a column: the direction in which the row index grows. */
  columnCosines: PatientPoint;
  rowSpacing: number;
  columnSpacing: number;
  /** The image does not say where it lies: position and directions are made up, and nothing is told from them. */
  isUnplaced?: boolean;
}

/**
 * PS3.3 C.7.6.2.1.1 with corner-origin points: column index i = x − 0.5 runs along a row in steps of the column spacing,
 * row index j = y − 0.5 along a column in steps of the row spacing. (The engine's own conversion swaps the two spacings.)
 */
export function imageToPatient(plane: ImagePlane, [x, y]: ImagePoint): PatientPoint {
  const alongRow = (x - 0.5) * plane.columnSpacing;
  const alongColumn = (y - 0.5) * plane.rowSpacing;
  return [0, 1, 2].map((k) => plane.position[k]! + alongRow * plane.rowCosines[k]! + alongColumn * plane.columnCosines[k]!) as PatientPoint;
}

/** The point of the frame that is nearest to a point of the patient; the distance along the normal is dropped. */
export function patientToImage(plane: ImagePlane, point: PatientPoint): ImagePoint {
  const offset = [0, 1, 2].map((k) => point[k]! - plane.position[k]!);
  const along = (direction: PatientPoint) => offset[0]! * direction[0] + offset[1]! * direction[1] + offset[2]! * direction[2];
  return [along(plane.rowCosines) / plane.columnSpacing + 0.5, along(plane.columnCosines) / plane.rowSpacing + 0.5];
}

/** Letters at the four edges of the picture, as a radiologist expects them: where each edge looks in the patient. */
export function edgeLetters({ rowCosines, columnCosines }: ImagePlane, [a, b, c, d]: Turn = upright): { left: string; right: string; top: string; bottom: string } {
  // The turn is its own inverse transposed: these are the image's directions that look right and down on the screen.
  const towards = (alongRow: number, alongColumn: number) => directionLetters([0, 1, 2].map((k) => alongRow * rowCosines[k]! + alongColumn * columnCosines[k]!) as PatientPoint);
  return { right: towards(a, c), left: towards(-a, -c), bottom: towards(b, d), top: towards(-b, -d) };
}

/** Where along the body a slice lies, from the frame of reference: "S 123.5 mm" or, below its origin, "I 20.0 mm". */
export function placeAlong({ position, rowCosines, columnCosines }: ImagePlane): string {
  const normal = cross(rowCosines, columnCosines);
  const axis = [0, 1, 2].reduce((most, k) => (Math.abs(normal[k]!) > Math.abs(normal[most]!) ? k : most), 0);
  const place = position[axis]!;
  return `${letters[axis]![place >= 0 ? 0 : 1]} ${fixed(Math.abs(place), 1)} mm`;
}

export const cross = (a: PatientPoint, b: PatientPoint): PatientPoint => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const dot = (a: PatientPoint, b: PatientPoint) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Towards which each patient axis grows, and from which it comes. */
const letters = [['L', 'R'], ['P', 'A'], ['S', 'I']] as const;

/** Strongest component first; components under a fifth are left out (an oblique plane gets two letters). */
function directionLetters(direction: PatientPoint): string {
  return direction
    .map((value, axis) => ({ size: Math.abs(value), letter: letters[axis]![value > 0 ? 0 : 1] }))
    .filter(({ size }) => size > 0.2)
    .sort((a, b) => b.size - a.size)
    .slice(0, 2)
    .map(({ letter }) => letter)
    .join('');
}
