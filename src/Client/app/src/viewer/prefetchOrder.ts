/** The next slice to fetch: the nearest to the one in view that is neither here nor on its way; the later one where two are equally near. Null when all are. */
export function nearestMissing(visible: number, count: number, taken: (slice: number) => boolean): number | null {
  for (let distance = 0; distance < count; distance++) {
    for (const slice of [visible + distance, visible - distance]) {
      if (slice >= 0 && slice < count && !taken(slice)) return slice;
    }
  }
  return null;
}
