import { useState } from 'react';

const layers = { readers: true, consensus: true, given: true, adjudicated: true };
export type Layer = keyof typeof layers;

/** Which of the drawings on the image are shown. */
export function useShown() {
  const [shown, setShown] = useState(layers);
  return { ...shown, toggle: (layer: Layer) => setShown((now) => ({ ...now, [layer]: !now[layer] })) };
}
export type Shown = ReturnType<typeof useShown>;
