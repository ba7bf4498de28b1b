import { cross, dot, type ImagePlane, type PatientPoint } from '../coordinates';

/** How the slices of a series lie together in the patient. */
export interface Volume {
  columns: number;
  rows: number;
  /** Of the first slice. */
  position: PatientPoint;
  row: PatientPoint;
  column: PatientPoint;
  /** Row × column. */
  normal: PatientPoint;
  rowSpacing: number;
  columnSpacing: number;
  /** mm along the normal from the first slice to each, strictly rising or falling: the distances that were measured, never the thickness. */
  places: number[];
  /** Pixels by which a slice's corner lies further along row and column than the first one's: a tilted gantry shears its stack. */
  shifts: [x: number, y: number][];
  /** The least distance between two pixels in any direction. */
  finest: number;
}

const parallel = 1e-3;

/** Null where slices are no volume: fewer than three, not parallel, of several sizes of pixel, or two at the same place (phases, frames of a film). */
export function volumeOf(planes: ImagePlane[], columns: number, rows: number): Volume | null {
  const first = planes[0];
  if (!first || planes.length < 3) return null;
  const normal = cross(first.rowCosines, first.columnCosines);
  if (!planes.every((plane) => isLike(plane, first))) return null;
  const from = (plane: ImagePlane) => [0, 1, 2].map((k) => plane.position[k]! - first.position[k]!) as PatientPoint;
  const places = planes.map((plane) => dot(from(plane), normal));
  const steps = places.slice(1).map((place, index) => place - places[index]!);
  const sign = Math.sign(steps[0]!);
  if (!steps.every((step) => Math.sign(step) === sign && Math.abs(step) > 1e-3)) return null;
  return {
    columns,
    rows,
    position: first.position,
    row: first.rowCosines,
    column: first.columnCosines,
    normal,
    rowSpacing: first.rowSpacing,
    columnSpacing: first.columnSpacing,
    places,
    shifts: planes.map((plane) => [dot(from(plane), first.rowCosines) / first.columnSpacing, dot(from(plane), first.columnCosines) / first.rowSpacing]),
    finest: Math.min(first.rowSpacing, first.columnSpacing, ...steps.map(Math.abs)),
  };
}

const isLike = (plane: ImagePlane, first: ImagePlane) =>
  Math.abs(plane.rowSpacing - first.rowSpacing) < parallel &&
  Math.abs(plane.columnSpacing - first.columnSpacing) < parallel &&
  dot(plane.rowCosines, first.rowCosines) > 1 - parallel &&
  dot(plane.columnCosines, first.columnCosines) > 1 - parallel;

/** The slice that is nearest to a distance along the normal, as a number with its fraction between two; below 0 or above the last beyond the ends. */
export function sliceAt({ places }: Volume, place: number): number {
  const rising = places[1]! > places[0]! ? 1 : -1;
  const last = places.length - 1;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((places[middle]! - place) * rising <= 0) low = middle;
    else high = middle;
  }
  return low + (place - places[low]!) / (places[high]! - places[low]!);
}

/** How far a point of the patient lies along the normal. */
export const placeOf = (volume: Volume, point: PatientPoint) => dot([0, 1, 2].map((k) => point[k]! - volume.position[k]!) as PatientPoint, volume.normal);

/** The eight corners of the outermost voxels. */
export function cornersOf(volume: Volume): PatientPoint[] {
  const last = volume.places.length - 1;
  const ends = [
    { place: volume.places[0]! - (volume.places[1]! - volume.places[0]!) / 2, shift: volume.shifts[0]! },
    { place: volume.places[last]! + (volume.places[last]! - volume.places[last - 1]!) / 2, shift: volume.shifts[last]! },
  ];
  return ends.flatMap(({ place, shift }) =>
    [-0.5, volume.columns - 0.5].flatMap((i) =>
      [-0.5, volume.rows - 0.5].map((j) => {
        const [x, y] = [(i + shift[0]) * volume.columnSpacing, (j + shift[1]) * volume.rowSpacing];
        return [0, 1, 2].map((k) => volume.position[k]! + x * volume.row[k]! + y * volume.column[k]! + place * volume.normal[k]!) as PatientPoint;
      }),
    ),
  );
}
